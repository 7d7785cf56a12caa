import fc from 'fast-check';
import { isRefusal } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import { portalSyncDecider, type PortalSyncCommand } from './decider';
import type { PortalSyncEvent } from './events';
import { nextPortalStep, SERVICE_OF } from './next-step';
import type { PortalSync } from './portal-sync';
import { EXCHANGE_OUTCOMES, PORTAL_SERVICES, RELEASE_DECISIONS, type MessageRef } from './vocabulary';

const AT = vn('2025-06-25T08:00');
const MESSAGES: readonly MessageRef[] = [
  { message: 0, after: -1, status: '2', hasRow: true },
  { message: 3, after: 0, status: '2', hasRow: false },
  { message: 4, after: 3, status: '5', hasRow: true },
];

const ref = fc.constantFrom(...MESSAGES);
const service = fc.constantFrom(...PORTAL_SERVICES);

/** Any command, most of them out of turn. */
const anyCommand: fc.Arbitrary<PortalSyncCommand> = fc.oneof(
  fc.record({ of: ref, service }).map(({ of, service: called }) => ({
    type: 'BeginExchange' as const,
    data: { ...of, service: called },
  })),
  ref.map((data) => ({ type: 'DeliverMessage' as const, data })),
  fc.constantFrom(...RELEASE_DECISIONS).map((decision) => ({
    type: 'ReleaseMessage' as const,
    data: { decision, reason: 'r' },
  })),
  ref.map((of) => ({ type: 'ParkMessage' as const, data: { ...of, reason: 'row-in-doubt' as const } })),
);

interface Turn {
  readonly outcome: (typeof EXCHANGE_OUTCOMES)[number];
  readonly row: 'there' | 'missing' | undefined;
  readonly stray: PortalSyncCommand;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  outcome: fc.constantFrom(...EXCHANGE_OUTCOMES),
  row: fc.constantFrom('there' as const, 'missing' as const, undefined),
  stray: anyCommand,
});

const endOf = ({ message }: MessageRef, { open }: PortalSync, { outcome, row }: Turn): PortalSyncCommand => {
  const { service: called, attempt } = open!;
  const told = called === 'TraCuuHoSo' && outcome === 'known' ? row : undefined;
  const data = { message, service: called, attempt, outcome, ...(told && { row: told }) };
  return { type: 'EndExchange', data };
};

const dueCommand = (history: readonly PortalSyncEvent[], answers: Turn): PortalSyncCommand => {
  const sync = history.reduce(portalSyncDecider.evolve, portalSyncDecider.initial);
  const due = MESSAGES.find(({ message }) => message > sync.delivered) ?? MESSAGES.at(-1)!;
  const step = nextPortalStep(sync, due);
  const called = SERVICE_OF[step.do];
  if (called) return { type: 'BeginExchange', data: { ...due, service: called } };
  if (step.do === 'park') return { type: 'ParkMessage', data: { ...due, reason: step.reason } };
  if (step.do === 'await-end') return endOf(due, sync, answers);
  return step.do === 'await-release'
    ? { type: 'ReleaseMessage', data: { decision: 'resend', reason: 'looked' } }
    : { type: 'DeliverMessage', data: due };
};

/** A life in which any outcome may come, and any command besides. */
const livedThrough = (turns: readonly Turn[]): readonly PortalSyncEvent[] => {
  const history: PortalSyncEvent[] = [];
  for (const each of turns)
    for (const command of [each.stray, dueCommand(history, each)]) {
      const sync = history.reduce(portalSyncDecider.evolve, portalSyncDecider.initial);
      const decision = portalSyncDecider.decide(command, sync, { at: AT });
      if (!isRefusal(decision)) history.push(...decision);
    }
  return history;
};

const lives = fc.array(turn, { maxLength: 40 }).map(livedThrough);

const numbersOf = (history: readonly PortalSyncEvent[], type: PortalSyncEvent['type']): readonly number[] =>
  history.filter((event) => event.type === type).map(({ data }) => (data as { message: number }).message);

/** Whether what stands between two sendings of a row shows that the first one is not there; a person looks where it is in doubt. */
const isEvidence = (
  { type, data }: PortalSyncEvent,
  nr: number,
  between: readonly PortalSyncEvent[],
): boolean => {
  if (type === 'PortalMessageReleased') {
    const parked = between.slice(0, nr).findLast((event) => event.type === 'PortalMessageParked');
    return parked?.data.reason === 'row-in-doubt';
  }
  if (type !== 'PortalExchangeEnded') return false;
  const { service: called, outcome, row } = data;
  if (called === 'TraCuuHoSo') return outcome === 'absent' || row === 'missing';
  return called === 'CapNhatTienDoHoSoMC' && ['not-now', 'rejected', 'absent'].includes(outcome);
};

describe('the way of a dossier to the portal, whatever happens', () => {
  it('delivers each message once and in order', () =>
    fc.assert(
      fc.property(lives, (history) => {
        const delivered = numbersOf(history, 'PortalMessageDelivered');
        expect(delivered).toEqual([...new Set(delivered)].sort((one, other) => one - other));
      }),
    ));

  it('begins nothing of a message before the one before it is settled', () =>
    fc.assert(
      fc.property(lives, (history) => {
        history.forEach((event, index) => {
          if (event.type !== 'PortalExchangeBegun') return;
          const settled = numbersOf(history.slice(0, index), 'PortalMessageDelivered');
          const earlier = MESSAGES.map(({ message }) => message).filter((each) => each < event.data.message);
          expect(earlier.filter((each) => !settled.includes(each))).toEqual([]);
        });
      }),
    ));

  it('sends a row again only on evidence that it is not there', () =>
    fc.assert(
      fc.property(lives, (history) => {
        let last: number | undefined;
        history.forEach((event, index) => {
          if (event.type !== 'PortalExchangeBegun' || event.data.service !== 'CapNhatTienDoHoSoMC') return;
          const before = last === undefined ? undefined : history[last]!;
          const isAgain =
            before?.type === 'PortalExchangeBegun' && before.data.message === event.data.message;
          if (isAgain) expect(history.slice(last, index).some(isEvidence)).toBe(true);
          last = index;
        });
      }),
    ));

  it('has one exchange under way at most, and an end for each that another follows', () =>
    fc.assert(
      fc.property(lives, (history) => {
        const types = history.map(({ type }) => type);
        types.forEach((type, index) => {
          if (type === 'PortalExchangeBegun' && index + 1 < types.length)
            expect(types[index + 1]).toBe('PortalExchangeEnded');
        });
      }),
    ));
});
