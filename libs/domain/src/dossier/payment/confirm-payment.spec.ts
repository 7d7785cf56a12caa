import { givenDossier as given, happened, HISTORY_TO, inHandling, vn } from '@hoso/testing';
import type { DossierCommand } from '../index';

const confirm = (paidVnd: number): DossierCommand => ({
  type: 'ConfirmPayment',
  data: { receipt: 'BL-9', paidVnd, method: 'national-portal' },
});
const confirmed = (local: string, due: string) =>
  happened('PaymentConfirmed', local, {
    receipt: 'BL-9',
    paidVnd: 150_000,
    method: 'national-portal',
    due: { statutory: vn(due), current: vn(due), provisional: false },
  });
const history = HISTORY_TO.AwaitingPayment;

describe('ConfirmPayment', () => {
  it('lets the clock run again with the working time that was left', () => {
    given(...history)
      .when(confirm(150_000), '2025-06-16T08:00')
      .then(confirmed('2025-06-16T08:00', '2025-06-26T17:00'));
    given(...history)
      .when(confirm(150_000), '2025-06-14T10:00')
      .then(confirmed('2025-06-14T10:00', '2025-06-26T16:00'));
  });

  it('at the same instant changes nothing', () =>
    given(...history)
      .when(confirm(150_000), '2025-06-12T08:00')
      .then(confirmed('2025-06-12T08:00', '2025-06-24T17:00')));

  it.each([149_999, 150_001])('refuses %i đồng', (paidVnd) =>
    given(...history)
      .when(confirm(paidVnd), '2025-06-16T08:00')
      .thenRefused('payment-mismatch', { requiredVnd: 150_000, paidVnd }),
  );

  it('confirms what is awaited, once', () => {
    given(...inHandling)
      .when(confirm(150_000), '2025-06-16T08:00')
      .thenRefused('wrong-state');
    given(...history, confirmed('2025-06-16T08:00', '2025-06-26T17:00'))
      .when(confirm(150_000), '2025-06-16T08:00')
      .thenRefused('wrong-state');
  });
});
