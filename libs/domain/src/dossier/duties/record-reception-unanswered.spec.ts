import {
  CLOCK,
  clockFact,
  givenDossier as given,
  happened,
  HISTORY_TO,
  received,
  submitted,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const SINCE = vn('2025-06-09T09:00');
const key = `reception-unanswered ${SINCE}`;
const record = (duty = key): DossierCommand => ({ type: 'RecordReceptionUnanswered', data: { duty } });
const recorded = (...[local, duty, since, due]: [local: string, duty: string, since: string, due: string]) =>
  happened('ReceptionUnansweredRecorded', local, {
    ...clockFact(local, { duty, moment: vn(due) }),
    submittedAt: vn(since),
  });

describe('RecordReceptionUnanswered', () => {
  it('is recorded eight working hours after the filing', () => {
    given(submitted).when(record(), '2025-06-10T08:59:59.999', by).thenRefused('duty-not-due');
    given(submitted)
      .when(record(), '2025-06-10T09:00', by)
      .then(recorded('2025-06-10T09:00', key, '2025-06-09T09:00', '2025-06-10T09:00'));
  });

  it('is met by an answer in time, and stays missed after a late one', () => {
    const { opening: _, ...data } = received().data as { readonly opening?: object };
    const answered = (local: string) => happened('DossierReceived', local, data as never);
    given(submitted, answered('2025-06-10T09:00'))
      .when(record(), '2025-06-10T10:00', by)
      .thenRefused('duty-unknown');
    given(submitted, answered('2025-06-10T09:30'))
      .when(record(), '2025-06-10T10:00', by)
      .then(recorded('2025-06-10T10:00', key, '2025-06-09T09:00', '2025-06-10T09:00'));
  });

  it('counts anew once the applicant has completed the filing', () => {
    const completed = happened('SupplementReceived', '2025-06-12T10:00', { components: [] });
    const again = `reception-unanswered ${vn('2025-06-12T10:00')}`;
    given(...HISTORY_TO.AwaitingApplicant, completed)
      .when(record(again), '2025-06-13T10:00', by)
      .then(recorded('2025-06-13T10:00', again, '2025-06-12T10:00', '2025-06-13T10:00'));
    given(...HISTORY_TO.AwaitingApplicant)
      .when(record(), '2025-06-13T10:00', by)
      .thenRefused('duty-unknown');
  });

  it('is no duty of a paper filing', () =>
    given(received()).when(record(), '2025-06-13T10:00', by).thenRefused('duty-unknown'));
});
