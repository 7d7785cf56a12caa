import {
  clockFact,
  dossierLife,
  DUE,
  explained,
  EXPLANATION_DUE,
  happened,
  HANDLING_UNIT,
  inHandling,
  issued,
  ONE_STOP,
  openedAfter,
  overdue,
  vn,
} from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';
import fc from 'fast-check';
import { projectionSpec } from '../testing';
import { explanations } from './explanations';

const given = projectionSpec(explanations);
const letter = happened('LatenessApologised', '2025-06-23T09:00', {
  letter: { number: 'XL-1' },
  reason: 'expert ill',
  previousDueAt: DUE,
  newDueAt: vn('2025-06-30T17:00'),
  timeliness: 'in-time',
});
const returned = happened('ExplanationReturned', '2025-06-27T08:00', {
  breach: DUE,
  judgedBy: 'thanh-tra',
  reason: 'vague',
  dueAt: vn('2025-07-02T17:00'),
});
const lateRecord = happened('ExplanationLateRecorded', '2025-07-01T17:00:01', {
  ...clockFact('2025-07-01T17:00:01', { duty: 'explanation-late', moment: EXPLANATION_DUE }),
  breach: DUE,
  unit: HANDLING_UNIT,
});

describe('the list of explanations', () => {
  it('has a row for each breach that has to be explained, and none before', () => {
    given(...inHandling).thenNoRow();
    given(...overdue).then({
      unit: HANDLING_UNIT,
      breach: DUE,
      requiredAt: vn('2025-06-24T17:00:01'),
      dueAt: EXPLANATION_DUE,
      stage: 'awaited',
      isLate: false,
      cause: null,
      lateUntil: null,
      originalDueAt: DUE,
      apologyLetter: null,
    });
  });

  it('is for the unit that had the dossier then, or for its successor', () => {
    const home = { from: HANDLING_UNIT, to: 'H23.20', legalBasis: 'NQ 202' };
    given(...overdue, happened('DossierRehomed', '2025-06-25T08:00', home)).then({ unit: 'H23.20' });
    const required = { breach: DUE, unit: ONE_STOP, dueAt: EXPLANATION_DUE };
    given(...inHandling, happened('ExplanationRequired', '2025-06-24T17:00:01', required)).then({
      unit: ONE_STOP,
    });
  });

  it('shows what the head said, what was returned and what was accepted', () => {
    const filed = [...overdue, explained('2025-06-26T08:00')];
    given(...filed).then({
      stage: 'filed',
      cause: 'officer-slow',
      nature: 'subjective',
      step: 'appraise',
      officer: 'binh',
      filedBy: 'an',
      remedy: 'a second appraiser',
      remedyDueOn: plainDateOf('2025-07-04'),
    });
    given(...filed, returned).then({
      stage: 'returned',
      dueAt: vn('2025-07-02T17:00'),
      judgedBy: 'thanh-tra',
      returnReason: 'vague',
    });
    const again = [...filed, returned, explained('2025-06-30T08:00', { late: true })];
    given(...again).then({ stage: 'filed', judgedBy: null, isLate: true });
    given(
      ...again,
      happened('ExplanationAccepted', '2025-07-01T08:00', { breach: DUE, judgedBy: 'ops' }),
      happened('RemedyDone', '2025-07-07T08:00', { breach: DUE, evidence: 'QĐ 88', late: true }),
    ).then({
      stage: 'accepted',
      judgedBy: 'ops',
      remedyDoneAt: vn('2025-07-07T08:00'),
      isRemedyLate: true,
    });
  });

  it('keeps that it was late, whatever comes later', () => {
    given(...overdue, lateRecord).then({ stage: 'awaited', isLate: true });
    given(...overdue, lateRecord, explained('2025-07-02T08:00', { late: false })).then({ isLate: true });
  });

  it('says until when it lasted, and by which letter it was apologised for', () => {
    const [, ...breach] = overdue.slice(inHandling.length - 1);
    given(...inHandling, letter, ...breach, issued('2025-06-27T10:00', true)).then({
      apologyLetter: 'XL-1',
      apologisedAt: vn('2025-06-23T09:00'),
      appointedAt: vn('2025-06-30T17:00'),
      lateUntil: vn('2025-06-27T10:00'),
    });
    const done = [...overdue, issued('2025-06-27T10:00', true)];
    const taken = happened('EventNeutralised', '2025-06-27T11:00', {
      revision: done.length - 1,
      type: 'ResultIssued',
      reason: 'keyed into the wrong dossier',
      restored: openedAfter(...done).undoable!.before,
    });
    given(...done, taken).then({ lateUntil: null });
    const moved = happened('DueDateRevised', '2025-06-26T08:00', {
      instrument: 'QĐ 9',
      reason: 'flood',
      from: { statutory: DUE, current: DUE, provisional: false },
      due: { statutory: vn('2025-06-30T17:00'), current: vn('2025-06-30T17:00'), provisional: false },
    });
    given(...overdue, moved).then({ lateUntil: vn('2025-06-26T08:00'), stage: 'lifted' });
  });

  it('follows the dossier to the successor of its unit while it is owed', () => {
    const home = happened('DossierRehomed', '2025-06-25T08:00', {
      from: HANDLING_UNIT,
      to: 'H23.20',
      legalBasis: 'NQ 202/2025/QH15',
    });
    given(...overdue, home).then({ unit: 'H23.20' });
    given(...overdue, explained('2025-06-25T07:30'), home).then({ unit: HANDLING_UNIT });
  });

  it('has the breaches and stages of the law, in any life', () =>
    fc.assert(
      fc.property(dossierLife, (life) => {
        const last = life.at(-1)!.after;
        const rows = given(...life.flatMap(({ events }) => events)).rows();
        const known = last.opened ? Object.entries(last.explanations) : [];
        expect(rows.map(({ breach, stage }) => [breach, stage === 'returned' ? 'awaited' : stage])).toEqual(
          known.map(([breach, { stage, lifted }]) => [breach, lifted ? 'lifted' : stage]),
        );
      }),
      { numRuns: 40 },
    ));
});
