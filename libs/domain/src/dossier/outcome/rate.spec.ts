import { givenDossier as given, happened, HISTORY_TO, inHandling } from '@hoso/testing';
import type { DossierCommand } from '../index';

const rate: DossierCommand = { type: 'Rate', data: { rating: 'satisfied', comment: 'quick' } };
const AT = '2025-06-26T08:00';
const rated = happened('ServiceRated', AT, { rating: 'satisfied', comment: 'quick' });

describe('Rate', () => {
  it.each(['AwaitingCollection', 'ReturnedOwingApology', 'Closed'] as const)(
    'once the result is there: %s',
    (phase) => {
      given(...HISTORY_TO[phase])
        .when(rate, AT)
        .then(rated);
      given(...HISTORY_TO[phase], rated)
        .when(rate, AT)
        .thenRefused('already-rated');
    },
  );

  it('not before', () =>
    given(...inHandling)
      .when(rate, AT)
      .thenRefused('wrong-state'));
});
