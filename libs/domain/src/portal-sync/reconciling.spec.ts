import { isRefusal } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import { portalSyncDecider, type PortalSyncCommand } from './decider';
import { nextPortalStep, SERVICE_OF } from './next-step';
import type { PortalSync } from './portal-sync';
import type { ReconcilePortal } from './reconciling';
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

const looked = (sync: PortalSync, found: Partial<ReconcilePortal> = {}): PortalSync =>
  decided(sync, {
    type: 'ReconcilePortal',
    data: { upTo: 5, extent: 'whole', differences: [], messages: MESSAGES, ...found },
  });

const reconciled = (...differences: readonly PortalDifference[]): PortalSync =>
  looked(DELIVERED, { differences });

const EXTRA = { what: 'row-extra', status: '5', at: '20250625090000' } as const;
const FIELD = { what: 'field', field: 'NgayHenTra' } as const;

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

  it('keeps a row too many as a difference until a look finds it gone: nothing that is sent takes it away', () => {
    const sync = reconciled(EXTRA);
    expect(sync).toMatchObject({ delivered: 5, lasting: { since: AT, differences: [EXTRA] } });
    expect(brought(sync).sent).toEqual([]);
    expect(looked(sync, { extent: 'existence' }).lasting).toEqual(sync.lasting);
    expect(looked(sync).lasting).toBeUndefined();
  });

  it('has the same fact of before told as a row too many that lasts', () => {
    const data = { upTo: 5, extent: 'whole', differences: [FIELD, EXTRA], rewindTo: 3 } as const;
    const sync = portalSyncDecider.evolve(DELIVERED, { type: 'PortalReconciled', data, at: AT });
    expect(sync.lasting?.differences).toEqual([EXTRA]);
  });

  it('is not sent again what a repair did not change, unless a person insists', () => {
    const mended = brought(reconciled(FIELD, EXTRA)).sync;
    expect(mended.lasting?.differences).toEqual([EXTRA]);
    const again = looked(mended, { differences: [FIELD, EXTRA] });
    expect(again.lasting?.differences).toEqual([FIELD, EXTRA]);
    expect(brought(again).sent).toEqual([]);
    expect(brought(looked(again, { differences: [FIELD] })).sent).toEqual([]);
    const insisted = looked(again, { differences: [FIELD], insists: true });
    expect(brought(insisted).sent).toEqual(['DongBoHoSoMC 5']);
    expect(insisted.lasting).toBeUndefined();
  });

  it('is given again what differs once more after it had agreed, and what another repair was not about', () => {
    const mended = brought(reconciled(FIELD)).sync;
    expect(brought(looked(looked(mended), { differences: [FIELD] })).sent).toEqual(['DongBoHoSoMC 5']);
    const other = { what: 'field', field: 'Email' } as const;
    const both = looked(mended, { differences: [FIELD, other] });
    expect(both.lasting?.differences).toEqual([FIELD]);
    expect(brought(both).sent).toEqual(['DongBoHoSoMC 5']);
  });

  it('does not take a repair that has not gone yet for one that changed nothing', () => {
    const waiting = reconciled({ what: 'record-missing' });
    expect(looked(waiting, { upTo: -1, differences: [{ what: 'record-missing' }] }).lasting).toBeUndefined();
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
