import { givenDossier as given, happened, HISTORY_TO, inHandling } from '@hoso/testing';
import type { DossierCommand } from '../index';

const data = { reason: 'outside the zoning plan', letter: { number: 'TB-3' } };
const find: DossierCommand = { type: 'FindIneligible', data };

describe('FindIneligible', () => {
  it.each([
    ['2025-06-24T17:00', false],
    ['2025-06-24T17:00:00.001', true],
  ])('is a result with its own lateness: at %s late %s', (local, late) =>
    given(...inHandling)
      .when(find, local)
      .then(happened('FoundIneligible', local, { ...data, late })),
  );

  it.each(['Received', 'AwaitingSupplement', 'AwaitingCollection'] as const)('never while %s', (phase) =>
    given(...HISTORY_TO[phase])
      .when(find, '2025-06-20T08:00')
      .thenRefused('wrong-state'),
  );
});
