import {
  CLOCK,
  clockFact,
  DUE,
  givenDossier as given,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const record = (key: string): DossierCommand => ({ type: 'RecordNearDue', data: { duty: key } });
const SHARE = `near-due ${DUE} share-of-limit 0.8`;
const DAYS = `near-due ${DUE} working-days-before 2`;

describe('RecordNearDue', () => {
  it('warns when a share of the limit is used up, to the minute, and at the closing so many days before', () => {
    // A fifth of 10 working days less the hour before reception is left: 15.8 working hours before Tuesday 17:00.
    const moment = vn('2025-06-20T15:36');
    given(...inHandling)
      .when(record(SHARE), '2025-06-20T15:36', by)
      .then(
        happened('NearDueRecorded', '2025-06-20T15:36', {
          ...clockFact('2025-06-20T15:36', { duty: SHARE, moment, dueAt: DUE }),
          threshold: { kind: 'share-of-limit', share: 0.8 },
        }),
      );
    given(...inHandling)
      .when(record(SHARE), '2025-06-20T15:35:59.999', by)
      .thenRefused('duty-not-due');
    given(...inHandling)
      .when(record(DAYS), '2025-06-20T17:00', by)
      .then(
        happened('NearDueRecorded', '2025-06-20T17:00', {
          ...clockFact('2025-06-20T17:00', { duty: DAYS, moment: vn('2025-06-20T17:00'), dueAt: DUE }),
          threshold: { kind: 'working-days-before', days: 2 },
        }),
      );
  });

  it('warns nobody of a dossier decided before', () =>
    given(...inHandling, issued('2025-06-20T15:36', false))
      .when(record(SHARE), '2025-06-23T08:00', by)
      .thenRefused('duty-unknown'));

  it('warns nobody while the clock stands', () =>
    given(...HISTORY_TO.AwaitingPayment)
      .when(record(SHARE), '2025-06-23T08:00', by)
      .thenRefused('duty-unknown'));

  it('warns again of a date that moved, unless it moved within the threshold', () => {
    const paid = (local: string, due: string) =>
      happened('PaymentConfirmed', local, {
        receipt: 'b',
        paidVnd: 150_000,
        method: 'cash',
        due: { statutory: vn(due), current: vn(due), provisional: false },
      });
    const required = happened('PaymentRequired', '2025-06-24T08:00', {
      fees: ['permit-fee'],
      totalVnd: 150_000,
    });
    const soon = [...inHandling, required, paid('2025-06-25T08:00', '2025-06-25T17:00')];
    given(...soon)
      .when(record(`near-due ${vn('2025-06-25T17:00')} working-days-before 2`), '2025-06-25T09:00', by)
      .thenRefused('duty-unknown');
    given(...HISTORY_TO.AwaitingPayment, paid('2025-06-20T08:00', '2025-07-02T17:00'))
      .when(record(`near-due ${vn('2025-07-02T17:00')} working-days-before 2`), '2025-06-29T08:00', by)
      .thenRefused('duty-not-due');
  });
});
