import { givenDossier as given, happened, HISTORY_TO, inHandling, vn } from '@hoso/testing';
import type { DossierCommand } from '../index';

const lapse: DossierCommand = { type: 'LapseSupplement', data: {} };
const HANDLING = { answerDueAt: vn('2025-06-19T17:00'), requestedAt: vn('2025-06-12T08:00') };

describe('LapseSupplement', () => {
  it('waits out the whole time to answer', () => {
    const history = HISTORY_TO.AwaitingSupplement;
    given(...history)
      .when(lapse, '2025-06-19T17:00')
      .thenRefused('supplement-not-lapsed', { answerDueAt: HANDLING.answerDueAt, at: HANDLING.answerDueAt });
    given(...history)
      .when(lapse, '2025-06-19T17:00:00.001')
      .then(happened('SupplementLapsed', '2025-06-19T17:00:00.001', HANDLING));
  });

  it('ends a dossier at reception likewise', () =>
    given(...HISTORY_TO.AwaitingApplicant)
      .when(lapse, '2025-06-17T08:00')
      .then(
        happened('SupplementLapsed', '2025-06-17T08:00', {
          answerDueAt: vn('2025-06-16T17:00'),
          requestedAt: vn('2025-06-09T10:00'),
        }),
      ));

  it('needs a supplement that is awaited', () => {
    given(...inHandling)
      .when(lapse, '2025-06-20T08:00')
      .thenRefused('wrong-state');
    given(...HISTORY_TO.AwaitingSupplement, happened('SupplementLapsed', '2025-06-20T08:00', HANDLING))
      .when(lapse, '2025-06-20T08:00')
      .thenRefused('wrong-state');
  });
});
