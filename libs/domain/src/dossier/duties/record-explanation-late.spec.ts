import {
  CLOCK,
  clockFact,
  DUE,
  EXPLANATION_DUE,
  explained,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  inHandling,
  overdue,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const key = `explanation-late ${DUE} ${EXPLANATION_DUE}`;
const record = (duty = key): DossierCommand => ({ type: 'RecordExplanationLate', data: { duty } });
const recorded = (local: string, duty = key, dueAt = EXPLANATION_DUE) =>
  happened('ExplanationLateRecorded', local, {
    ...clockFact(local, { duty, moment: dueAt }),
    breach: DUE,
    unit: HANDLING_UNIT,
  });

describe('RecordExplanationLate', () => {
  it('is recorded five working days after the breach', () => {
    given(...overdue)
      .when(record(), '2025-07-01T16:59:59.999', by)
      .thenRefused('duty-not-due');
    given(...overdue)
      .when(record(), '2025-07-01T17:00', by)
      .then(recorded('2025-07-01T17:00'));
    given(...inHandling)
      .when(record(), '2025-07-01T17:00', by)
      .thenRefused('duty-unknown');
  });

  it('is met by an explanation in time, and stays missed after a late one', () => {
    given(...overdue, explained('2025-07-01T17:00'))
      .when(record(), '2025-07-02T08:00', by)
      .thenRefused('duty-unknown');
    given(...overdue, explained('2025-07-02T07:30', { late: true }))
      .when(record(), '2025-07-02T08:00', by)
      .then(recorded('2025-07-02T08:00'));
  });

  it('comes again after a return', () => {
    const back = happened('ExplanationReturned', '2025-06-26T09:00', {
      breach: DUE,
      judgedBy: 'thanh-tra',
      reason: 'vague',
      dueAt: vn('2025-07-03T17:00'),
    });
    const again = `explanation-late ${DUE} ${vn('2025-07-03T17:00')}`;
    const history = [...overdue, explained('2025-06-25T09:00'), back];
    given(...history)
      .when(record(), '2025-07-04T08:00', by)
      .thenRefused('duty-unknown');
    given(...history)
      .when(record(again), '2025-07-03T17:00', by)
      .then(recorded('2025-07-03T17:00', again, vn('2025-07-03T17:00')));
  });
});
