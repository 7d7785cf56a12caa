import {
  clockFact,
  CONSULTED_UNIT,
  DOSSIER_CODE,
  DUE,
  HANDLING_UNIT,
  happened,
  inHandling,
  ONE_STOP,
  openedAfter,
  vn,
} from '@hoso/testing';
import type { DossierEvent } from '../dossier';
import { observe, type Observed } from './observe';
import { DEFAULT_ALERT_POLICIES } from './policy';
import type { DossierWatch } from './watch';

const POLICY = DEFAULT_ALERT_POLICIES[0]!;

const observed = (...history: readonly DossierEvent[]): Observed =>
  history.reduce<{ readonly watch: DossierWatch | undefined; readonly last?: Observed }>(
    ({ watch }, event, revision) => {
      const evidence = { stream: `dossier-${DOSSIER_CODE}`, revision, type: event.type, at: event.at };
      const fact = { event, id: `event-${revision}`, code: DOSSIER_CODE, evidence };
      const last = observe(watch, fact, POLICY);
      return { watch: last.watch, last };
    },
    { watch: undefined },
  ).last!;

/** Whom the alert of the last event is for. */
const whom = (...history: readonly DossierEvent[]) => {
  const { unit, officer } = observed(...history).raise[0]!.order;
  return [unit, officer];
};

const AT = '2025-06-26T08:00';
const fact = { ...clockFact(AT, { duty: 'd', moment: DUE }) };
const desk = (officer: string, local: string) =>
  happened('OfficerAssigned', local, { unit: HANDLING_UNIT, officer, reason: 'r' });
const rehomed = (from: string, to: string) =>
  happened('DossierRehomed', '2025-06-25T10:00', { from, to, legalBasis: 'NQ 202' });
const moved = [...inHandling, desk('dung', '2025-06-25T08:00')];
const overdue = happened('OverdueRecorded', AT, { ...fact, unit: HANDLING_UNIT, officer: 'binh' });
const required = happened('ExplanationRequired', AT, { breach: DUE, unit: HANDLING_UNIT, dueAt: vn(AT) });
const unapologised = happened('ApologyBreachRecorded', AT, { ...fact, returnedAt: DUE });
const step = { step: 'sign', unit: HANDLING_UNIT, startedAt: vn('2025-06-10T10:00') };

describe('who answers an alert about a breach', () => {
  it('is whoever was in charge at its moment, not who is when it is recorded', () => {
    for (const breach of [
      overdue,
      required,
      unapologised,
      happened('StepOverdueRecorded', AT, { ...fact, ...step }),
    ])
      expect(whom(...moved, breach)).toEqual([HANDLING_UNIT, 'binh']);
    expect(observed(...moved, overdue).lateness).toMatchObject({ unit: HANDLING_UNIT, officer: 'binh' });
    const own = happened('StepOverdueRecorded', AT, { ...fact, ...step, officer: 'chi' });
    expect(whom(...moved, own)).toEqual([HANDLING_UNIT, 'chi']);
    const elsewhere = happened('StepOverdueRecorded', AT, { ...fact, ...step, unit: CONSULTED_UNIT });
    expect(whom(...moved, elsewhere)).toEqual([CONSULTED_UNIT, undefined]);
  });

  it('is the unit that has had to explain it since, without an officer of another', () => {
    const explaining = happened('ExplanationRequired', AT, { breach: DUE, unit: ONE_STOP, dueAt: vn(AT) });
    expect(whom(...moved, explaining)).toEqual([ONE_STOP, undefined]);
    const late = happened('ExplanationLateRecorded', AT, { ...fact, breach: DUE, unit: ONE_STOP });
    expect(whom(...moved, explaining, late)).toEqual([ONE_STOP, undefined]);
  });

  it('is the successor of a unit that has ended; its lateness stays counted for whoever was late', () => {
    const home = rehomed(HANDLING_UNIT, CONSULTED_UNIT);
    for (const breach of [overdue, required, unapologised])
      expect(whom(...inHandling, home, breach)).toEqual([CONSULTED_UNIT, 'binh']);
    expect(observed(...inHandling, home, overdue).lateness).toMatchObject({ unit: HANDLING_UNIT });
  });

  it('leaves out an assignment that was neutralised', () => {
    const wrong = desk('dung', '2025-06-20T08:00');
    const undone = happened('EventNeutralised', '2025-06-25T08:00', {
      revision: inHandling.length,
      type: 'OfficerAssigned',
      reason: 'another dossier',
      restored: openedAfter(...inHandling, wrong).undoable!.before,
    });
    expect(whom(...inHandling, wrong, undone, unapologised)).toEqual([HANDLING_UNIT, 'binh']);
  });

  it('is whoever has the dossier now, of what can still be done', () => {
    const owed = happened('ApologyDueRecorded', AT, fact);
    expect(whom(...moved, owed)).toEqual([HANDLING_UNIT, 'dung']);
    expect(whom(...inHandling, rehomed(ONE_STOP, CONSULTED_UNIT), owed)).toEqual([HANDLING_UNIT, 'binh']);
    const unanswered = happened('ReceptionUnansweredRecorded', AT, { ...fact, submittedAt: DUE });
    expect(whom(...inHandling, rehomed(ONE_STOP, CONSULTED_UNIT), unanswered)).toEqual([
      CONSULTED_UNIT,
      undefined,
    ]);
  });
});
