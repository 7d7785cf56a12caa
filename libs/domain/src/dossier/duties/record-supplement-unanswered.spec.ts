import { CLOCK, clockFact, givenDossier as given, happened, HISTORY_TO, vn } from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const REQUESTED = vn('2025-06-12T08:00');
const key = `supplement-unanswered ${REQUESTED}`;
const record: DossierCommand = { type: 'RecordSupplementUnanswered', data: { duty: key } };
const recorded = (local: string) =>
  happened('SupplementUnansweredRecorded', local, {
    ...clockFact(local, { duty: key, moment: vn('2025-06-19T17:00') }),
    requestedAt: REQUESTED,
  });
const awaiting = HISTORY_TO.AwaitingSupplement;
const answered = (local: string) => happened('SupplementReceived', local, { components: [] });

describe('RecordSupplementUnanswered', () => {
  it('is recorded once the applicant’s time has passed; it lapses nothing', () => {
    given(...awaiting)
      .when(record, '2025-06-19T16:59:59.999', by)
      .thenRefused('duty-not-due');
    given(...awaiting)
      .when(record, '2025-06-19T17:00', by)
      .then(recorded('2025-06-19T17:00'));
  });

  it('is met by an answer in time, and stays missed after a late one or a lapse', () => {
    given(...awaiting, answered('2025-06-19T17:00'))
      .when(record, '2025-06-20T08:00', by)
      .thenRefused('duty-unknown');
    const lapsed = happened('SupplementLapsed', '2025-06-20T07:30', {
      answerDueAt: vn('2025-06-19T17:00'),
      requestedAt: REQUESTED,
    });
    for (const late of [answered('2025-06-20T07:30'), lapsed])
      given(...awaiting, late)
        .when(record, '2025-06-20T08:00', by)
        .then(recorded('2025-06-20T08:00'));
  });
});
