import {
  CLOCK,
  clockFact,
  DUE,
  explained,
  EXPLANATION_DUE,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  inHandling,
  openedAfter,
  overdue,
  overdueAgain,
  SECOND_DUE,
  vn,
} from '@hoso/testing';
import { plainDateOf, type Actor, type Instant } from '@hoso/kernel';
import { HAI_DUONG } from '../../calendar';
import type { DossierCommand, DossierEvent } from '../index';

const JUDGE: Actor = { id: 'thanh-tra', role: 'auditor' };
const clock = { actor: CLOCK };
const LATER = vn('2025-06-25T17:00');
const AT = '2025-06-27T08:00';
const dates = (statutory: Instant) => ({ statutory, current: statutory, provisional: false });
const revised = (local: string, [from, to]: readonly [Instant, Instant], version: number) =>
  happened('DueDateRevised', local, {
    ...{ instrument: `TB ${version}`, reason: 'holiday', from: dates(from), due: dates(to) },
    calendar: { region: 'hai-duong', version },
  });
const away = revised('2025-06-26T08:00', [DUE, LATER], 2);
const backAgain = revised(AT, [LATER, DUE], 3);

const explain: DossierCommand = {
  type: 'ExplainLateness',
  data: {
    ...{ cause: 'staffing', step: 'appraise', narrative: 'one appraiser for three wards' },
    remedy: { what: 'a second appraiser', dueOn: plainDateOf('2025-07-04') },
    prevention: 'a look at what is near due every morning',
  },
};
const accept: DossierCommand = { type: 'AcceptExplanation', data: {} };
const complete: DossierCommand = { type: 'CompleteRemedy', data: { evidence: 'QĐ 88' } };
const LATE = `explanation-late ${DUE} ${EXPLANATION_DUE}`;
const recordLate: DossierCommand = { type: 'RecordExplanationLate', data: { duty: LATE } };
const recordedLate = happened('ExplanationLateRecorded', '2025-07-02T08:00', {
  ...clockFact('2025-07-02T08:00', { duty: LATE, moment: EXPLANATION_DUE }),
  breach: DUE,
  unit: HANDLING_UNIT,
});
const restored: DossierCommand = {
  type: 'ReviseDueDate',
  data: { instrument: 'TB 3', reason: 'holiday', calendarVersion: 3 },
};

describe('what a head owes for a breach', () => {
  it('is owed no more once its date was revised, and again once that date is set again', () => {
    given(...overdue, away)
      .when(explain, AT)
      .thenRefused('not-overdue', { breach: undefined, dueAt: LATER });
    given(...overdue, away)
      .when(recordLate, '2025-07-02T08:00', clock)
      .thenRefused('duty-unknown');
    expect(openedAfter(...overdue, away, backAgain)).toMatchObject({
      explanations: openedAfter(...overdue).explanations,
    });
    given(...overdue, away, backAgain)
      .when(recordLate, '2025-07-02T08:00', clock)
      .then(recordedLate);
  });

  it('is none for a date that held twice and was revised the second time', () => {
    const extended = happened('DeadlineExtended', '2025-06-23T08:00', {
      ...{ decision: 'QĐ 1', legalBasis: 'b', reason: 'r', amount: 1, from: DUE, due: dates(LATER) },
    });
    const nearer = revised('2025-06-23T09:00', [LATER, DUE], 2);
    const passed = [...inHandling, extended, nearer, ...overdue.slice(inHandling.length)];
    expect(openedAfter(...passed).explanations[DUE]?.lifted).toBeUndefined();
    const again = revised('2025-06-26T08:00', [DUE, LATER], 3);
    expect(openedAfter(...passed, again).explanations[DUE]?.lifted).toBe(true);
  });

  it('is owed anew, with days of its own, where its time passed while nobody owed it', () => {
    const back = { calendar: { ...HAI_DUONG, version: 3 } };
    const local = '2025-07-03T08:00';
    const due = { breach: DUE, unit: HANDLING_UNIT, dueAt: vn('2025-07-10T17:00') };
    given(...overdue, away)
      .when(restored, local, back)
      .then(revised(local, [LATER, DUE], 3), happened('ExplanationRequired', local, due));
    given(...overdue, explained('2025-06-25T09:00'), away)
      .when(restored, local, back)
      .then(revised(local, [LATER, DUE], 3));
  });

  it('was late all the same where its time had passed before', () => {
    const afterwards = revised('2025-07-02T07:30', [DUE, vn('2025-07-03T17:00')], 2);
    given(...overdue, afterwards)
      .when(recordLate, '2025-07-02T08:00', clock)
      .then(recordedLate);
  });

  it('is neither judged nor put right where it had been filed', () => {
    const filed = [...overdue, explained('2025-06-25T09:00'), away];
    const stages = { [DUE]: 'lifted' };
    given(...filed)
      .when(accept, AT, { actor: JUDGE })
      .thenRefused('nothing-to-judge', { breach: undefined, stages });
    given(...filed)
      .when(complete, AT)
      .thenRefused('no-remedy-open', { breach: undefined, stages });
    const remedy = {
      type: 'RecordRemedyOverdue',
      data: { duty: `remedy-overdue ${DUE} ${filed.at(-2)!.at}` },
    };
    given(...filed)
      .when(remedy as DossierCommand, '2025-07-10T08:00', clock)
      .thenRefused('duty-unknown');
  });

  it('is nothing for a date that a neutralised event had set', () => {
    const twice = [...overdue, ...overdueAgain];
    const wrong = openedAfter(...twice).undoable!;
    const undone: DossierEvent = happened('EventNeutralised', '2025-06-30T08:00', {
      ...{ revision: wrong.revision, type: wrong.type, reason: 'another dossier', restored: wrong.before },
    });
    const { explanations } = openedAfter(...twice, undone);
    expect(explanations[SECOND_DUE]?.lifted).toBe(true);
    expect(explanations[DUE]?.lifted).toBeUndefined();
  });

  it('begins when the date is set again that the clock had come to too late', () => {
    const passed = happened('OverdueRecorded', '2025-06-26T09:00', {
      ...clockFact('2025-06-26T09:00', { duty: `overdue ${DUE}`, moment: DUE }),
      unit: HANDLING_UNIT,
      officer: 'binh',
    });
    given(...inHandling, away)
      .when({ type: 'RecordOverdue', data: { duty: `overdue ${DUE}` } }, '2025-06-26T09:00', clock)
      .then(passed);
    given(...inHandling, away, passed)
      .when(restored, AT, { calendar: { ...HAI_DUONG, version: 3 } })
      .then(
        backAgain,
        happened('ExplanationRequired', AT, {
          ...{ breach: DUE, unit: HANDLING_UNIT, dueAt: vn('2025-07-04T17:00') },
        }),
      );
    given(...overdue, away)
      .when(restored, AT, { calendar: { ...HAI_DUONG, version: 3 } })
      .then(backAgain);
  });
});
