import {
  BREACH_RECORDED,
  clockFact,
  DOSSIER_CODE,
  DUE,
  EXPLANATION_DUE,
  HANDLING_UNIT,
  happened,
  inHandling,
  openedAfter,
  overdue,
  supplementAsked,
  vn,
} from '@hoso/testing';
import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../dossier';
import { observe, type Observed } from './observe';
import { DEFAULT_ALERT_POLICIES } from './policy';
import type { DossierWatch, Raise } from './watch';

const POLICY = DEFAULT_ALERT_POLICIES[0]!;
const LATER = vn('2025-06-30T17:00');

const evidenceOf = ({ type, at }: DossierEvent, revision: number) => ({
  ...{ stream: `dossier-${DOSSIER_CODE}`, revision, type, at },
});

/** What the last event of a history means. */
const last = (...history: readonly DossierEvent[]): Observed => {
  let watch: DossierWatch | undefined;
  const all = history.map((event, revision) => {
    const evidence = evidenceOf(event, revision);
    const observed = observe(watch, { event, id: `event-${revision}`, code: DOSSIER_CODE, evidence }, POLICY);
    ({ watch } = observed);
    return observed;
  });
  return all.at(-1)!;
};
const moments = ({ takenBack, again }: Observed) => ({
  takenBack: takenBack.map(({ moment }) => moment),
  again: again.map(({ moment }) => moment),
});

const passed = (local: string, moment: Instant) =>
  happened('OverdueRecorded', local, {
    ...clockFact(local, { duty: `overdue ${moment}`, moment }),
    unit: HANDLING_UNIT,
  });
const dates = (statutory: Instant) => ({ statutory, current: statutory, provisional: false });
const revised = (local: string, from: Instant, to: Instant) =>
  happened('DueDateRevised', local, {
    ...{ instrument: `QĐ ${local}`, reason: 'flood', from: dates(from), due: dates(to) },
  });
const neutralised = (local: string, history: readonly DossierEvent[]) => {
  const { revision, type, before } = openedAfter(...history).undoable!;
  return happened('EventNeutralised', local, { revision, type, reason: 'wrong dossier', restored: before });
};

describe('a lateness that turned out to be none', () => {
  const moved = [...overdue, revised('2025-06-26T08:00', DUE, LATER)];
  const paused = [...overdue, supplementAsked('2025-06-25T08:00', { clock: 'PAUSE' })];
  const answered = happened('SupplementReceived', '2025-06-27T08:00', {
    components: [],
    due: dates(LATER),
  });
  const late = [...paused, answered, passed('2025-06-30T17:00:01', LATER)];
  const undone = [...late, neutralised('2025-07-01T08:00', late)];

  it('is taken back when its date is revised, with whose it was and its evidence', () => {
    const { takenBack } = last(...moved);
    const recorded = overdue.findIndex(({ type }) => type === 'OverdueRecorded');
    expect(takenBack).toMatchObject([
      { unit: HANDLING_UNIT, officer: 'binh', moment: DUE, evidence: { revision: recorded } },
    ]);
    expect(vn(BREACH_RECORDED)).toBe(takenBack[0]!.evidence.at);
  });

  it('is one again when that date is set again', () => {
    const passedAgain = [...moved, passed('2025-06-30T17:00:01', LATER)];
    expect(moments(last(...passedAgain))).toEqual({ takenBack: [], again: [] });
    const reset = [...passedAgain, revised('2025-07-01T08:00', LATER, DUE)];
    expect(moments(last(...reset))).toEqual({ takenBack: [LATER], again: [DUE] });
  });

  it('is none either where the clock comes to the date after its revision, until it is set again', () => {
    const recorded = [
      ...inHandling,
      revised('2025-06-25T07:00', DUE, LATER),
      passed('2025-06-25T07:30', DUE),
    ];
    const observed = last(...recorded);
    expect([observed.raise, observed.lateness]).toEqual([[], undefined]);
    const reset = last(...recorded, revised('2025-06-26T08:00', LATER, DUE));
    expect(moments(reset)).toEqual({ takenBack: [], again: [DUE] });
    expect(reset.raise.map(({ order }) => order.kind)).toEqual(['overdue']);
  });

  it('is the passing of a date that a neutralised event had set; of no other', () => {
    expect(moments(last(...late))).toEqual({ takenBack: [], again: [] });
    expect(moments(last(...undone))).toEqual({ takenBack: [LATER], again: [] });
    expect(moments(last(...undone, answered))).toEqual({ takenBack: [], again: [LATER] });
  });

  it('ends the alert of its passing and of no other, until it is one again', () => {
    const about = `event-${late.length - 1}`;
    expect(last(...undone).resolve.map(({ key }) => key)).toEqual([about]);
    const { raise } = last(...undone, answered);
    expect(raise.map(({ key, order: { kind, figures } }) => [key, kind, figures['moment']])).toEqual([
      [`${about} again event-${undone.length}`, 'overdue', LATER],
    ]);
    expect(last(...undone, answered, answered).raise).toEqual([]);
  });

  it('ends what its head owes for it, until it is one again', () => {
    const required = `event-${overdue.length - 1}`;
    const kindsOf = (all: readonly Raise[]) => all.map(({ order: { kind } }) => kind);
    expect(last(...moved).resolve.map(({ key }) => key)).toEqual([`event-${overdue.length - 2}`, required]);
    const lateRecord = happened('ExplanationLateRecorded', '2025-07-02T08:00', {
      ...clockFact('2025-07-02T08:00', { duty: 'explanation-late', moment: EXPLANATION_DUE }),
      ...{ breach: DUE, unit: HANDLING_UNIT },
    });
    expect(kindsOf(last(...overdue, lateRecord).raise)).toEqual(['explanation-late']);
    const told = [...moved, lateRecord];
    expect(last(...told).raise).toEqual([]);
    expect(kindsOf(last(...told, revised('2025-07-03T08:00', LATER, DUE)).raise)).toEqual([
      'overdue',
      'explanation-required',
      'explanation-late',
    ]);
  });

  it('is owed anew by one alert where it is required again', () => {
    const reset = [...moved, revised('2025-07-03T08:00', LATER, DUE)];
    const anew = happened('ExplanationRequired', '2025-07-03T08:00', {
      ...{ breach: DUE, unit: HANDLING_UNIT, dueAt: vn('2025-07-10T17:00') },
    });
    const { raise, resolve, watch } = last(...reset, anew);
    expect(raise.map(({ order: { kind } }) => kind)).toEqual(['explanation-required']);
    expect(resolve).toHaveLength(1);
    expect(watch!.open.map(({ order: { kind } }) => kind)).toEqual(['overdue', 'explanation-required']);
  });

  it('ends by the next event what an older watch left open', () => {
    const before = last(...overdue).watch!;
    const { watch } = last(...moved);
    const required = before.open.filter(({ order: { kind } }) => kind === 'explanation-required');
    const event = happened('StepStarted', '2025-06-27T08:00', {
      ...{ step: 'appraise', unit: HANDLING_UNIT, outsideProcedure: false },
    });
    const fact = { event, id: 'event', code: DOSSIER_CODE, evidence: evidenceOf(event, moved.length) };
    const { resolve } = observe({ ...watch!, open: required }, fact, POLICY);
    expect(resolve.map(({ key }) => key)).toEqual(required.map(({ key }) => key));
  });

  it('stays counted where an older watch did not know it', () => {
    const { watch } = last(...inHandling, ...overdue.slice(inHandling.length));
    const { dates: _, ...older } = watch!;
    const event = moved.at(-1)!;
    const fact = { event, id: 'event', code: DOSSIER_CODE, evidence: evidenceOf(event, overdue.length) };
    expect(moments(observe(older, fact, POLICY))).toEqual({ takenBack: [], again: [] });
  });
});
