import { DEFAULT_ALERT_POLICIES, observe, type DossierEvent, type DossierWatch } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import {
  BREACH_RECORDED,
  clockFact,
  DOSSIER_CODE,
  dossierLife,
  DUE,
  happened,
  HANDLING_UNIT,
  inHandling,
  issued,
  openedAfter,
  overdue,
  received,
  RULES,
  supplementAsked,
  vn,
} from '@hoso/testing';
import fc from 'fast-check';
import { projectionSpec } from '../testing';
import { lateness } from './lateness';

const given = projectionSpec(lateness);
const LATER = vn('2025-06-30T17:00');

const passed = (local: string, moment: Instant, changes: { readonly retrospective?: true } = {}) =>
  happened('OverdueRecorded', local, {
    ...clockFact(local, { duty: `overdue ${moment}`, moment }),
    ...{ unit: HANDLING_UNIT, ...changes },
  });
const revised = (local: string, from: Instant, to: Instant) =>
  happened('DueDateRevised', local, {
    instrument: `QĐ ${local}`,
    reason: 'flood',
    from: { statutory: from, current: from, provisional: false },
    due: { statutory: to, current: to, provisional: false },
  });
const neutralised = (local: string, history: readonly DossierEvent[]) => {
  const { revision, type, before } = openedAfter(...history).undoable!;
  return happened('EventNeutralised', local, { revision, type, reason: 'wrong dossier', restored: before });
};
/** The breaches that count towards repeated lateness once all has happened. */
const countedFor = (events: readonly DossierEvent[]): readonly Instant[] => {
  let watch: DossierWatch | undefined;
  const counted = new Set<Instant>();
  for (const [revision, event] of events.entries()) {
    const evidence = { stream: `dossier-${DOSSIER_CODE}`, revision, type: event.type, at: event.at };
    const fact = { event, id: `${revision}`, code: DOSSIER_CODE, evidence };
    const observed = observe(watch, fact, DEFAULT_ALERT_POLICIES[0]);
    ({ watch } = observed);
    for (const { moment } of observed.takenBack) counted.delete(moment);
    for (const { moment } of observed.again) counted.add(moment);
    if (observed.lateness) counted.add(observed.lateness.moment);
  }
  return [...counted].toSorted();
};

describe('who let which due dates pass', () => {
  it('has a row for each recorded breach, with whom it was then', () => {
    given(...inHandling).thenNoRow();
    given(
      ...overdue,
      happened('DossierRehomed', '2025-06-25T08:00', {
        from: HANDLING_UNIT,
        to: 'H23.20',
        legalBasis: 'NQ 202',
      }),
      issued('2025-06-27T10:00', true),
    ).then({
      unit: HANDLING_UNIT,
      officer: 'binh',
      breach: DUE,
      recordedAt: vn(BREACH_RECORDED),
      takenBackAt: null,
    });
    given(...inHandling, passed(BREACH_RECORDED, DUE)).then({ officer: null });
  });

  it('leaves out what was late before an imported dossier was recorded', () => {
    const imported = [received({ rules: { ...RULES, regime: 'imported' } }), ...inHandling.slice(1)];
    given(...imported, passed('2025-07-10T08:00', DUE, { retrospective: true })).thenNoRow();
    given(...imported, passed('2025-07-10T08:00', DUE)).then({ breach: DUE });
  });

  it('takes a breach back when its date is revised, and counts it again when that date is set again', () => {
    const moved = [...overdue, revised('2025-06-26T08:00', DUE, LATER)];
    given(...moved).then({ breach: DUE, takenBackAt: vn('2025-06-26T08:00') });
    const passedAgain = [...moved, passed('2025-06-30T17:00:01', LATER)];
    given(...passedAgain).thenRows(
      { breach: DUE, takenBackAt: vn('2025-06-26T08:00') },
      { breach: LATER, takenBackAt: null },
    );
    given(...passedAgain, revised('2025-07-01T08:00', LATER, DUE)).thenRows(
      { breach: DUE, takenBackAt: null },
      { breach: LATER, takenBackAt: vn('2025-07-01T08:00') },
    );
  });

  it('lists a breach that the clock records after its date was revised as taken back then', () => {
    const moved = [...inHandling, revised('2025-06-25T07:00', DUE, LATER)];
    const recorded = [...moved, passed('2025-06-25T07:30', DUE)];
    given(...recorded).then({ breach: DUE, takenBackAt: vn('2025-06-25T07:30') });
    given(...recorded, revised('2025-06-26T08:00', LATER, DUE)).then({ breach: DUE, takenBackAt: null });
  });

  it('takes back a breach of a date that a neutralised event had set; of no other', () => {
    const paused = [...overdue, supplementAsked('2025-06-25T08:00', { clock: 'PAUSE' })];
    const due = { statutory: LATER, current: LATER, provisional: false };
    const answered = happened('SupplementReceived', '2025-06-27T08:00', { components: [], due });
    const late = [...paused, answered, passed('2025-06-30T17:00:01', LATER)];
    given(...late).thenRows({ takenBackAt: null }, { breach: LATER, takenBackAt: null });
    given(...late, neutralised('2025-07-01T08:00', late)).thenRows(
      { breach: DUE, takenBackAt: null },
      { breach: LATER, takenBackAt: vn('2025-07-01T08:00') },
    );
    const again = [...late, neutralised('2025-07-01T08:00', late), answered];
    given(...again).thenRows({ breach: DUE, takenBackAt: null }, { breach: LATER, takenBackAt: null });
    const done = [...overdue, issued('2025-06-27T10:00', true)];
    given(...done, neutralised('2025-06-27T11:00', done)).then({ takenBackAt: null });
  });

  it('stands as long as the law knows the date, in any life without a revision', () =>
    fc.assert(
      fc.property(dossierLife, (life) => {
        const events = life.flatMap((step) => step.events);
        const breaches = events
          .filter((event) => event.type === 'OverdueRecorded')
          .map(({ data }) => data.moment);
        const rows = given(...events).rows();
        expect(rows.map(({ breach }) => breach)).toEqual(breaches);
        if (events.length === 0 || events.some(({ type }) => type === 'DueDateRevised')) return;
        const held = openedAfter(...events).watch.dueDates.map(({ dueAt }) => dueAt);
        for (const { breach, takenBackAt } of rows) expect(takenBackAt === null).toBe(held.includes(breach));
      }),
      { numRuns: 60 },
    ));

  it('is counted for alerts as long as its row stands, in any life', () =>
    fc.assert(
      fc.property(dossierLife, (life) => {
        const events = life.flatMap((step) => step.events);
        const rows = given(...events).rows();
        const standing = rows.filter(({ takenBackAt }) => takenBackAt === null);
        expect(countedFor(events)).toEqual(standing.map(({ breach }) => breach).toSorted());
      }),
      { numRuns: 60 },
    ));
});
