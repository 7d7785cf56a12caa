import { isRefusal } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import { portalSyncDecider, type PortalSyncCommand } from './decider';
import { nextPortalStep, type PortalStep } from './next-step';
import type { PortalSync } from './portal-sync';
import type { ExchangeOutcome, MessageRef, PortalService } from './vocabulary';

const MESSAGE: MessageRef = { message: 1, after: -1, status: '2', hasRow: true };
const RECORD = 'DongBoHoSoMC';
const ROW = 'CapNhatTienDoHoSoMC';
const LOOK_UP = 'TraCuuHoSo';

type Exchange = readonly [service: PortalService, outcome: ExchangeOutcome, row?: 'there' | 'missing'];

const decided = (sync: PortalSync, command: PortalSyncCommand): PortalSync => {
  const events = portalSyncDecider.decide(command, sync, { at: vn('2025-06-25T08:00') });
  if (isRefusal(events)) throw new Error(`${command.type}: ${events.refused}`);
  return events.reduce(portalSyncDecider.evolve, sync);
};

const exchanged = (sync: PortalSync, [service, outcome, row]: Exchange): PortalSync => {
  const begun = decided(sync, { type: 'BeginExchange', data: { ...MESSAGE, service } });
  const data = { message: 1, service, attempt: begun.open!.attempt, outcome, ...(row && { row }) };
  return decided(begun, { type: 'EndExchange', data });
};

/** A row whose answer was lost, then a look-up that denies the dossier. */
const DENIED = (
  [
    [RECORD, 'accepted'],
    [ROW, 'unknown'],
    [LOOK_UP, 'absent'],
  ] as const
).reduce<PortalSync>(exchanged, portalSyncDecider.initial);

const MET: readonly Exchange[] = [
  [RECORD, 'exists'],
  [RECORD, 'accepted'],
];

const nextFrom = (sync: PortalSync, exchanges: readonly Exchange[]): PortalStep =>
  nextPortalStep(exchanges.reduce(exchanged, sync), MESSAGE);

const next = (...exchanges: readonly Exchange[]): PortalStep => nextFrom(DENIED, exchanges);

describe('a row that was sent before the portal denied its dossier', () => {
  it('is looked up where a creation meets the dossier, and parked where the portal tells no rows', () => {
    expect(next(...MET)).toEqual({ do: 'look-up' });
    expect(next(...MET, [LOOK_UP, 'exists'])).toEqual({ do: 'park', reason: 'row-in-doubt' });
    expect(next(...MET, [LOOK_UP, 'known', 'there'])).toEqual({ do: 'deliver', evidence: 'looked-up' });
    expect(next(...MET, [LOOK_UP, 'known', 'missing'])).toEqual({ do: 'send-row' });
  });

  it('is in doubt as well where a look-up finds the dossier after a creation that was lost', () => {
    const found = (...lookUp: readonly ['exists'] | readonly ['known', 'there' | 'missing']) =>
      next([RECORD, 'unknown'], [LOOK_UP, ...lookUp], [RECORD, 'accepted']);
    expect(found('exists')).toEqual({ do: 'look-up' });
    expect(found('known', 'there')).toEqual({ do: 'deliver', evidence: 'looked-up' });
    expect(found('known', 'missing')).toEqual({ do: 'send-row' });
  });

  it('stays in doubt where a person lets its refused creation go again', () => {
    const decisions: readonly PortalSyncCommand[] = [
      { type: 'ParkMessage', data: { ...MESSAGE, reason: 'rejected' } },
      { type: 'ReleaseMessage', data: { decision: 'resend', reason: 'đã sửa' } },
    ];
    const released = decisions.reduce(decided, exchanged(DENIED, [RECORD, 'rejected']));
    expect(nextFrom(released, MET)).toEqual({ do: 'look-up' });
  });

  it('is in no doubt once a creation was taken, or where the portal refused the row itself', () => {
    expect(next([RECORD, 'accepted'])).toEqual({ do: 'send-row' });
    expect(next([RECORD, 'accepted'], [ROW, 'absent'], [RECORD, 'exists'], [RECORD, 'accepted'])).toEqual({
      do: 'send-row',
    });
  });
});
