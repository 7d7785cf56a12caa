import { isRefusal } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import { portalSyncDecider, type PortalSyncCommand } from './decider';
import { nextPortalStep, SERVICE_OF } from './next-step';
import type { PortalSync } from './portal-sync';
import type { MessageRef, PortalDifference } from './vocabulary';

const AT = vn('2025-06-25T08:00');
const MESSAGES: readonly MessageRef[] = [
  { message: 0, after: -1, status: '2', hasRow: true },
  { message: 3, after: 0, status: '4', hasRow: true },
  { message: 5, after: 3, status: '4', hasRow: false },
];

const decided = (sync: PortalSync, command: PortalSyncCommand): PortalSync => {
  const events = portalSyncDecider.decide(command, sync, { at: AT });
  if (isRefusal(events)) throw new Error(`${command.type}: ${events.refused}`);
  return events.reduce(portalSyncDecider.evolve, sync);
};

/** What a portal that takes everything and tells all its rows is sent, until nothing is left. */
const brought = (from: PortalSync, rowsThere: readonly number[] = []) => {
  const sent: string[] = [];
  let sync = from;
  for (const due of MESSAGES.filter(({ message }) => message > from.delivered)) {
    for (let step = nextPortalStep(sync, due); step.do !== 'nothing'; step = nextPortalStep(sync, due)) {
      const service = SERVICE_OF[step.do];
      if (!service) {
        sync = decided(sync, { type: 'DeliverMessage', data: due });
        continue;
      }
      sent.push(`${service} ${due.message}`);
      sync = decided(sync, { type: 'BeginExchange', data: { ...due, service } });
      const { attempt } = sync.open!;
      const looked = service === 'TraCuuHoSo';
      const row = rowsThere.includes(due.message) ? ('there' as const) : ('missing' as const);
      const outcome = looked ? ('known' as const) : ('accepted' as const);
      const data = { message: due.message, service, attempt, outcome, ...(looked && { row }) };
      sync = decided(sync, { type: 'EndExchange', data });
    }
  }
  return { sync, sent };
};

const DELIVERED = brought(portalSyncDecider.initial).sync;

const reconciled = (...differences: readonly PortalDifference[]): PortalSync =>
  decided(DELIVERED, {
    type: 'ReconcilePortal',
    data: { upTo: 5, extent: 'whole', differences, messages: MESSAGES },
  });

describe('the portal asked what it holds', () => {
  it('has nothing sent where it agrees', () => {
    expect(reconciled()).toMatchObject({ delivered: 5, reconciled: { differences: 0 } });
    expect(brought(reconciled()).sent).toEqual([]);
  });

  it('is given the last record again where a member differs, and no row twice', () => {
    const { sync, sent } = brought(reconciled({ what: 'field', field: 'NgayHenTra' }));
    expect(sent).toEqual(['DongBoHoSoMC 5']);
    expect(sync.delivered).toBe(5);
  });

  it('is given the row that is missing, after asking for those that follow it', () => {
    const { sent } = brought(reconciled({ what: 'row-missing', message: 0 }), [3]);
    expect(sent).toEqual([
      ...['DongBoHoSoMC 0', 'TraCuuHoSo 0', 'CapNhatTienDoHoSoMC 0'],
      ...['DongBoHoSoMC 3', 'TraCuuHoSo 3', 'DongBoHoSoMC 5'],
    ]);
  });

  it('is not given a row that is there because somebody let its refused record go again', () => {
    const [first] = MESSAGES as [MessageRef];
    const { message } = first;
    const refused = [
      { type: 'BeginExchange', data: { ...first, service: 'DongBoHoSoMC' } },
      { type: 'EndExchange', data: { message, service: 'DongBoHoSoMC', attempt: 1, outcome: 'rejected' } },
      { type: 'ParkMessage', data: { ...first, reason: 'rejected' } },
      { type: 'ReleaseMessage', data: { decision: 'resend', reason: 'r' } },
    ] as const;
    const released = refused.reduce<PortalSync>(decided, reconciled({ what: 'row-missing', message: 0 }));
    const { sent } = brought(released, [0, 3]);
    expect(sent.slice(0, 2)).toEqual(['DongBoHoSoMC 0', 'TraCuuHoSo 0']);
    expect(sent.filter((each) => each.startsWith('CapNhat'))).toEqual([]);
  });

  it('is given everything again where the dossier is gone', () => {
    const { sent, sync } = brought(reconciled({ what: 'record-missing' }));
    expect(sent).toEqual([
      ...['DongBoHoSoMC 0', 'CapNhatTienDoHoSoMC 0', 'DongBoHoSoMC 3', 'CapNhatTienDoHoSoMC 3'],
      'DongBoHoSoMC 5',
    ]);
    expect(sync.knowledge).toBe('yes');
  });

  it('is given no row again without asking where it has the dossier after all', () => {
    const [first] = MESSAGES as [MessageRef];
    const service = 'DongBoHoSoMC';
    const found = [
      { type: 'BeginExchange', data: { ...first, service } },
      { type: 'EndExchange', data: { message: first.message, service, attempt: 1, outcome: 'exists' } },
    ] as const;
    const there = found.reduce<PortalSync>(decided, reconciled({ what: 'record-missing' }));
    expect(brought(there, [0, 3]).sent).toEqual([
      ...['DongBoHoSoMC 0', 'TraCuuHoSo 0', 'DongBoHoSoMC 3', 'TraCuuHoSo 3', 'DongBoHoSoMC 5'],
    ]);
  });

  it('keeps a row too many as a difference: nothing that is sent takes it away', () => {
    const sync = reconciled({ what: 'row-extra', status: '5', at: '20250625090000' });
    expect(sync).toMatchObject({ delivered: 5, reconciled: { differences: 1 } });
    expect(brought(sync).sent).toEqual([]);
  });

  it('is not asked while a message is on its way, nor about messages that were not delivered', () => {
    const onItsWay = decided(portalSyncDecider.initial, {
      type: 'BeginExchange',
      data: { ...MESSAGES[0]!, service: 'DongBoHoSoMC' },
    });
    const data = { extent: 'whole', differences: [], messages: MESSAGES } as const;
    const ask = (sync: PortalSync, upTo: number) =>
      portalSyncDecider.decide({ type: 'ReconcilePortal', data: { ...data, upTo } }, sync, { at: AT });
    expect(ask(onItsWay, -1)).toMatchObject({ refused: 'exchange-open' });
    expect(ask(DELIVERED, 3)).toMatchObject({ refused: 'message-out-of-turn' });
  });
});

describe('a decision about a message that waited', () => {
  it('does not reach one that went on since it was looked at', () => {
    const [ref] = MESSAGES;
    let sync = decided(portalSyncDecider.initial, {
      type: 'BeginExchange',
      data: { ...ref!, service: 'DongBoHoSoMC' },
    });
    const end = { message: 0, service: 'DongBoHoSoMC', attempt: 1, outcome: 'rejected' } as const;
    sync = decided(sync, { type: 'EndExchange', data: end });
    sync = decided(sync, { type: 'ParkMessage', data: { ...ref!, reason: 'rejected' } });
    const release = {
      type: 'ReleaseMessage',
      data: { decision: 'resend', reason: 'đã sửa', parkedAs: 'rejected' },
    } as const;
    sync = decided(sync, release);
    expect(portalSyncDecider.decide(release, sync, { at: AT })).toMatchObject({ refused: 'nothing-parked' });
  });
});
