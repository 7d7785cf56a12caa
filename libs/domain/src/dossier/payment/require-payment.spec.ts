import { givenDossier as given, happened, HISTORY_TO, inHandling } from '@hoso/testing';
import type { DossierCommand } from '../index';

const require = (...fees: readonly string[]): DossierCommand => ({ type: 'RequirePayment', data: { fees } });
const AT = '2025-06-12T08:00';

describe('RequirePayment', () => {
  it('asks for the sum of published fees, each once', () => {
    const both = happened('PaymentRequired', AT, { fees: ['permit-fee', 'copy-fee'], totalVnd: 170_000 });
    given(...inHandling)
      .when(require('permit-fee', 'copy-fee'), AT)
      .then(both);
    given(...inHandling)
      .when(require('permit-fee', 'copy-fee', 'permit-fee'), AT)
      .then(both);
  });

  it.each([[[]], [['waived-fee']], [['permit-fee', 'speed-money']]])('refuses %j', (fees) =>
    given(...inHandling)
      .when(require(...fees), AT)
      .thenRefused('no-fee', { asked: fees, published: ['permit-fee', 'copy-fee', 'waived-fee'] }),
  );

  it('asks once at a time', () =>
    given(...HISTORY_TO.AwaitingPayment)
      .when(require('copy-fee'), AT)
      .thenRefused('wrong-state'));
});
