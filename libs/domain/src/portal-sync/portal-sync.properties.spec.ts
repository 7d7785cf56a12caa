import fc from 'fast-check';
import { isRefusal } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import { portalSyncDecider, type PortalSyncCommand } from './decider';
import type { PortalSyncEvent, PortalSyncEvents } from './events';
import { nextPortalStep, SERVICE_OF } from './next-step';
import type { PortalSync } from './portal-sync';
import {
  EXCHANGE_OUTCOMES,
  PORTAL_SERVICES,
  RELEASE_DECISIONS,
  type MessageRef,
  type PortalService,
} from './vocabulary';

const AT = vn('2025-06-25T08:00');
const MESSAGES: readonly MessageRef[] = [
  { message: 0, after: -1, status: '2', hasRow: true },
  { message: 3, after: 0, status: '2', hasRow: false },
  { message: 4, after: 3, status: '5', hasRow: true, hasNotice: true },
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

/** The portal is asked what it holds, and says that it does not have the dossier. */
const MISSING: PortalSyncCommand = {
  type: 'ReconcilePortal',
  data: { upTo: 4, extent: 'whole', differences: [{ what: 'record-missing' }], messages: MESSAGES },
};

/** A life in which any outcome may come, and any command besides. */
const livedThrough = (
  turns: readonly Turn[],
  besides: readonly PortalSyncCommand[] = [],
): readonly PortalSyncEvent[] => {
  const history: PortalSyncEvent[] = [];
  for (const each of turns)
    for (const command of [each.stray, dueCommand(history, each), ...besides]) {
      const sync = history.reduce(portalSyncDecider.evolve, portalSyncDecider.initial);
      const decision = portalSyncDecider.decide(command, sync, { at: AT });
      if (!isRefusal(decision)) history.push(...decision);
    }
  return history;
};

const lives = fc.array(turn, { maxLength: 40 }).map((turns) => livedThrough(turns));

/** Mostly taken, so that all is delivered and the portal is asked; now and then lost, denied or contradicted. */
const livesOfLosses = fc
  .array(
    fc.record({
      outcome: fc.oneof(
        { weight: 3, arbitrary: fc.constant('accepted' as const) },
        { weight: 2, arbitrary: fc.constantFrom('absent' as const, 'exists' as const, 'unknown' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...EXCHANGE_OUTCOMES) },
      ),
      row: fc.constantFrom('there' as const, 'missing' as const, undefined),
      stray: anyCommand,
    }),
    { minLength: 10, maxLength: 60 },
  )
  .map((turns) => livedThrough(turns, [MISSING]));

const numbersOf = (history: readonly PortalSyncEvent[], type: PortalSyncEvent['type']): readonly number[] =>
  history.filter((event) => event.type === type).map(({ data }) => (data as { message: number }).message);

/** What is known of a row that was sent: perhaps there; gone, if the portal is right that it has no dossier; certainly not there. */
type Known = 'in doubt' | 'gone' | 'not there';

type Ended = PortalSyncEvents['PortalExchangeEnded'];

const isThere = ({ outcome }: Ended): boolean => ['accepted', 'known', 'exists'].includes(outcome);

/** What an answer tells of the row of a message. */
const TOLD: Readonly<Record<PortalService, (known: Known, ended: Ended, of: number) => Known>> = {
  DongBoHoSoMC: (known, ended) => {
    if (known !== 'gone' || !isThere(ended)) return known;
    return ended.outcome === 'exists' ? 'in doubt' : 'not there';
  },
  CapNhatTienDoHoSoMC: (known, { message, outcome }, of) =>
    message === of && ['not-now', 'rejected', 'absent'].includes(outcome) ? 'not there' : known,
  DongBoTrangThaiHoSo: (known) => known,
  TraCuuHoSo: (known, ended, of) => {
    if (known === 'not there' || (ended.message === of && ended.row === 'missing')) return 'not there';
    if (ended.outcome === 'absent') return 'gone';
    return isThere(ended) ? 'in doubt' : known;
  },
};

/** A person looks where a row is in doubt. */
const isLookedAfter = (since: readonly PortalSyncEvent[], nr: number, of: number): boolean => {
  const { type, data } = since[nr]!;
  if (type !== 'PortalMessageReleased' || data.message !== of) return false;
  const parked = since.slice(0, nr).findLast((event) => event.type === 'PortalMessageParked');
  return parked?.data.reason === 'row-in-doubt';
};

/** What is known of a row after all that follows on its sending. */
const knownOf = (of: number, since: readonly PortalSyncEvent[]): Known =>
  since.reduce<Known>((known, { type, data }, nr) => {
    if (type === 'PortalExchangeEnded') return TOLD[data.service](known, data, of);
    if (type === 'PortalReconciled') return known === 'in doubt' ? 'gone' : known;
    return isLookedAfter(since, nr, of) ? 'not there' : known;
  }, 'in doubt');

const expectEvidence = (history: readonly PortalSyncEvent[]): void => {
  const last = new Map<number, number>();
  history.forEach(({ type, data }, index) => {
    if (type !== 'PortalExchangeBegun' || data.service !== 'CapNhatTienDoHoSoMC') return;
    const { message } = data;
    const before = last.get(message);
    if (before !== undefined) expect(knownOf(message, history.slice(before + 1, index))).toBe('not there');
    last.set(message, index);
  });
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
    fc.assert(fc.property(lives, expectEvidence)));

  it('sends no row again that the portal may have, where it first denies the dossier and then has it', () =>
    fc.assert(fc.property(livesOfLosses, expectEvidence), { numRuns: 1_000 }));

  it('tells the status of what was made at the portal after record and row, until it is taken', () =>
    fc.assert(
      fc.property(lives, (history) => {
        const of = (wanted: PortalService) =>
          history.filter(({ type, data }) => type === 'PortalExchangeEnded' && data.service === wanted);
        history.forEach(({ type, data }, index) => {
          if (type !== 'PortalExchangeBegun' || data.service !== 'DongBoTrangThaiHoSo') return;
          expect(data).toMatchObject({ message: 4, hasNotice: true });
          const before = history.slice(0, index);
          const isTaken = (wanted: PortalService) =>
            before.some((each) => of(wanted).includes(each) && isThere(each.data as Ended));
          expect([isTaken('DongBoHoSoMC'), isTaken('DongBoTrangThaiHoSo')]).toEqual([true, false]);
        });
        const delivered = history.find(
          (event) => event.type === 'PortalMessageDelivered' && event.data.message === 4,
        );
        if (delivered?.type === 'PortalMessageDelivered' && delivered.data.evidence !== 'decision')
          expect(of('DongBoTrangThaiHoSo').some(({ data }) => isThere(data as Ended))).toBe(true);
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
