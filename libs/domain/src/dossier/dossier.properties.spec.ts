import { isRefusal } from '@hoso/kernel';
import {
  dossierFacts,
  dossierLife,
  fileRef,
  inHandling,
  openedAfter,
  procedureVersion,
  received,
  vn,
  type LifeStep,
} from '@hoso/testing';
import fc from 'fast-check';
import { HAI_DUONG, workingMs, type Limit } from '../calendar';
import {
  dossierDecider,
  isDecided,
  PHASES,
  SLICES,
  type Dossier,
  type DossierCommand,
  type DossierEvent,
} from './index';
import type { OpenedDossier, Phase } from './index';

const RUNS = { numRuns: 400 };
/** Hardly anything is missing after five; a rare command may take its time. */
const MOST_ROUNDS = 50;
const { decide, evolve, initial } = dossierDecider;

const everyLife = (check: (life: readonly LifeStep[]) => void) =>
  fc.assert(fc.property(dossierLife, check), RUNS);
const everyStep = (check: (step: LifeStep) => void) => everyLife((life) => life.forEach(check));
const everyState = (check: (dossier: OpenedDossier, step: LifeStep) => void) =>
  everyStep((step) => step.after.opened && check(step.after, step));

describe('the random lives', () => {
  it('reach every phase and every command', () => {
    const phases = new Set<string>();
    const commands = new Set<string>();
    const meet = ({ command, events, after }: LifeStep) => {
      if (events.length > 0) commands.add(command.type);
      if (after.opened) phases.add(after.handling.phase);
    };
    const isAllMet = () => phases.size === PHASES.length && commands.size === Object.keys(SLICES).length;
    for (let round = 0; round < MOST_ROUNDS && !isAllMet(); round++)
      for (const life of fc.sample(dossierLife, RUNS.numRuns)) life.forEach(meet);
    expect([...phases].sort()).toEqual([...PHASES].sort());
    expect([...commands].sort()).toEqual(Object.keys(SLICES).sort());
  });
});

describe('for every life of a dossier', () => {
  it('a command decided twice is recorded once', () =>
    everyStep(({ command, facts, events, after }) => {
      if (events.length === 0) return;
      const second = decide(command, after, facts);
      expect([command.type, isRefusal(second) ? [] : second]).toEqual([command.type, []]);
    }));

  it('replaying what is stored gives the state that was reached', () =>
    everyLife((life) => {
      const stored = JSON.stringify(life.flatMap(({ events }) => events));
      const replayed = (JSON.parse(stored) as DossierEvent[]).reduce(evolve, initial);
      expect(replayed).toEqual(life.at(-1)!.after);
    }));

  it('the intervals lie end to end from the reception to the end, and sum to the elapsed working time', () =>
    everyLife((life) => {
      let end: string | undefined;
      for (const { before, after, events, facts } of life) {
        if (!after.opened) continue;
        end = endOf({ before, after, events }) ?? end;
        expectWholeLedger(after, isDecided(after.handling.phase) ? end! : facts.at);
      }
    }));

  it('the state fits its phase', () => everyState(expectConsistent));

  it('nobody is asked for what is digital, in a shared database or foreign, but under a cited provision', () =>
    everyLife((life) => {
      const stored: DossierEvent[] = [];
      for (const { events, facts } of life)
        for (const event of events) {
          const digital = inForce(stored).flatMap(madeDigital);
          const free = askedIn(event).filter(({ provision }) => !provision);
          for (const { component } of free) {
            const listed = facts.procedure!.components.find(({ code }) => code === component);
            expect(listed).toMatchObject({ code: component });
            expect(listed).not.toHaveProperty('obtainableFrom');
            expect(digital).not.toContain(component);
          }
          stored.push(event);
        }
    }));

  it('there is one re-appointment, and a second supplement only on a legal basis', () =>
    everyLife((life) => {
      const events = life.flatMap((step) => step.events);
      const dates = events.filter((event) => event.type === 'LatenessApologised' && event.data.newDueAt);
      expect(dates.length).toBeLessThanOrEqual(1);
      for (const event of events)
        if (event.type === 'SupplementRequested' && event.data.countsAsLate)
          expect(event.data.legalBasis).toBeTruthy();
    }));
});

describe('for every history, however impossible', () => {
  it('events are read, never rejected', () =>
    fc.assert(
      fc.property(
        fc
          .tuple(dossierLife, dossierLife)
          .map((lives) => lives.flat().flatMap(({ events }) => events))
          .chain((events) => fc.shuffledSubarray(events, { minLength: Math.min(1, events.length) })),
        (events) => {
          const dossier = events.reduce<Dossier>(evolve, initial);
          if (dossier.opened) expect(PHASES).toContain(dossier.handling.phase);
        },
      ),
      RUNS,
    ));
});

describe('for every pause', () => {
  const HOUR_MS = 3_600_000;
  const scan = { component: 'survey', digitised: fileRef('d') };
  const ask = { opinion: 'fire', agency: 'H23.19', question: '?' };
  const pauses: readonly (readonly [start: DossierCommand, end: DossierCommand])[] = [
    [
      { type: 'RequirePayment', data: { fees: ['permit-fee'] } },
      { type: 'ConfirmPayment', data: { receipt: 'b', paidVnd: 150_000, method: 'cash' } },
    ],
    [
      { type: 'RequestSupplement', data: { items: [{ component: 'survey', reason: 'r' }], reason: 'r' } },
      { type: 'AcceptSupplement', data: { components: [scan] } },
    ],
    [
      { type: 'RequestOpinion', data: { ...ask, dueAt: vn('2025-06-24T16:59') } },
      { type: 'RecordOpinion', data: { opinion: 'fire', summary: 's' } },
    ],
  ];
  const procedure = procedureVersion({ supplementClock: 'PAUSE', opinionPausesClock: true });
  const dueAfter = (
    hours: number,
    { kind, start, dueHours }: { kind: number; start: number; dueHours: number },
  ) => {
    const dueAt = later(vn('2025-06-24T17:00'), dueHours);
    const limit: Limit = { amount: 10, unit: 'working-days' };
    const history = [received({ dueAt, limit }), ...inHandling.slice(1)];
    const [begin, end] = pauses[kind]!;
    const from = later(vn('2025-06-10T10:00'), start);
    return [[begin, from] as const, [end, later(from, hours)] as const].reduce<OpenedDossier>(
      (dossier, [command, at]) => {
        const events = decide(command, dossier, { ...dossierFacts('2025-06-10T10:00', { procedure }), at });
        if (isRefusal(events)) throw new Error(`${command.type}: ${events.refused}`);
        return events.reduce(evolve, dossier) as OpenedDossier;
      },
      openedAfter(...history),
    ).due!;
  };
  const later = (at: string, hours: number) =>
    new Date(Date.parse(at) + hours * HOUR_MS).toISOString() as ReturnType<typeof vn>;

  it('a longer one never brings the due date nearer, and one without length changes nothing', () =>
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.integer({ min: 0, max: 2 }),
          start: fc.double({ min: 0, max: 300, noNaN: true }),
          dueHours: fc.double({ min: 0, max: 500, noNaN: true }),
          short: fc.double({ min: 0, max: 900, noNaN: true }),
          more: fc.double({ min: 0, max: 900, noNaN: true }),
        }),
        ({ short, more, ...pause }) => {
          const [none, shorter, longer] = [0, short, short + more].map((hours) => dueAfter(hours, pause));
          expect(none!.statutory).toBe(later(vn('2025-06-24T17:00'), pause.dueHours));
          expect(shorter!.statutory >= none!.statutory).toBe(true);
          expect(longer!.statutory >= shorter!.statutory).toBe(true);
          expect(longer!.current).toBe(longer!.statutory);
        },
      ),
      RUNS,
    ));
});

/** When the clock of a life ended, if it ended with these events. */
const endOf = ({ before, after, events }: Pick<LifeStep, 'before' | 'after' | 'events'>) => {
  const ends = after.opened && isDecided(after.handling.phase);
  if (!ends || (before.opened && isDecided(before.handling.phase))) return undefined;
  const last = events.at(-1)!;
  return last.type === 'SupplementLapsed' ? last.data.requestedAt : last.at;
};

const expectWholeLedger = ({ reception, ledger }: OpenedDossier, until: string): void => {
  if (!reception) return expect(ledger).toEqual({ closed: [] });
  const spans = [...ledger.closed, ...(ledger.open ? [{ ...ledger.open, to: until as never }] : [])];
  const worked = spans.reduce((sum, { from, to }) => sum + workingMs(HAI_DUONG, from, to), 0);
  expect(worked).toBe(workingMs(HAI_DUONG, reception.at, until as never));
  expect(spans.map(({ from }) => from)).toEqual(
    [reception.at, ...spans.map(({ to }) => to)].slice(0, spans.length),
  );
  expect(spans.at(-1)?.to ?? reception.at).toBe(until);
};

const DECISION: ReadonlySet<Phase> = new Set(['AwaitingCollection', 'ReturnedOwingApology', 'Closed']);

const expectConsistent = ({ handling, ledger, reception, due }: OpenedDossier): void => {
  const { phase, opinions, hops } = handling;
  const pausing = Object.values(opinions).some(({ pausesClock }) => pausesClock);
  expect(PHASES).toContain(phase);
  expect({
    payment: handling.payment !== undefined,
    supplement: handling.supplement !== undefined,
    stands: handling.stoodSince !== undefined,
    decision: handling.decision !== undefined,
    runs: ledger.open !== undefined,
    due: due !== undefined,
  }).toEqual({
    payment: phase === 'AwaitingPayment',
    supplement: phase === 'AwaitingApplicant' || phase === 'AwaitingSupplement',
    stands: phase === 'AwaitingSupplement' || phase === 'AwaitingPayment' || pausing,
    decision: DECISION.has(phase),
    runs: reception !== undefined && !isDecided(phase),
    due: reception !== undefined,
  });
  if (isDecided(phase)) expect({ hops, opinions, step: handling.step }).toEqual({ hops: {}, opinions: {} });
  if (due) expect(due.statutory <= due.current).toBe(true);
};

const askedIn = (event: DossierEvent) =>
  event.type === 'SupplementRequested' || event.type === 'ReceptionSupplementRequested'
    ? event.data.items
    : [];

const inForce = (stored: readonly DossierEvent[]): readonly DossierEvent[] => {
  const wrong = stored.flatMap(({ type, data }) => (type === 'EventNeutralised' ? [data.revision] : []));
  return stored.filter((_, revision) => !wrong.includes(revision));
};

const madeDigital = (event: DossierEvent): readonly string[] => {
  if (event.type === 'ComponentDigitised' || event.type === 'ComponentReused') return [event.data.component];
  const given = 'components' in event.data ? event.data.components : [];
  return given.filter(({ digitised, reused }) => digitised ?? reused).map(({ component }) => component);
};
