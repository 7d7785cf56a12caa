import { plainDateOf } from '@hoso/kernel';
import {
  CLOCK,
  clockFact,
  DUE,
  explained,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  overdue,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const FILED = vn('2025-06-25T09:00');
const key = `remedy-overdue ${DUE} ${FILED}`;
const record: DossierCommand = { type: 'RecordRemedyOverdue', data: { duty: key } };
const dueOn = plainDateOf('2025-07-04');
const recorded = (local: string) =>
  happened('RemedyOverdueRecorded', local, {
    ...clockFact(local, { duty: key, moment: vn('2025-07-04T17:00') }),
    breach: DUE,
    unit: HANDLING_UNIT,
    what: 'a second appraiser',
    dueOn,
  });
const promised = [...overdue, explained('2025-06-25T09:00')];
const done = (local: string, late: boolean) =>
  happened('RemedyDone', local, { breach: DUE, evidence: 'QĐ 88', late });

describe('RecordRemedyOverdue', () => {
  it('is recorded at the closing of the promised day', () => {
    given(...promised)
      .when(record, '2025-07-04T16:59:59.999', by)
      .thenRefused('duty-not-due');
    given(...promised)
      .when(record, '2025-07-04T17:00', by)
      .then(recorded('2025-07-04T17:00'));
  });

  it('is met in time, whatever was judged, and stays missed after a late end', () => {
    const accepted = happened('ExplanationAccepted', '2025-06-26T09:00', {
      breach: DUE,
      judgedBy: 'thanh-tra',
    });
    given(...promised, accepted, done('2025-07-04T17:00', false))
      .when(record, '2025-07-07T08:00', by)
      .thenRefused('duty-unknown');
    given(...promised, accepted, done('2025-07-07T07:30', true))
      .when(record, '2025-07-07T08:00', by)
      .then(recorded('2025-07-07T08:00'));
  });

  it('moves to the next working day when the promised one is off', () => {
    const saturday = plainDateOf('2025-07-05');
    given(...overdue, explained('2025-06-25T09:00', { remedy: { what: 'w', dueOn: saturday } }))
      .when(record, '2025-07-05T17:00', by)
      .thenRefused('duty-not-due', { duty: key, moment: vn('2025-07-07T17:00'), at: vn('2025-07-05T17:00') });
  });
});
