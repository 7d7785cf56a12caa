import { DUE, givenDossier as given, happened, HISTORY_TO, inHandling, issued, vn } from '@hoso/testing';
import type { DossierCommand } from '../index';

const apologise: DossierCommand = {
  type: 'Apologise',
  data: { letter: { number: 'XL-1' }, reason: 'expert ill' },
};
const apologised = (local: string) =>
  happened('LatenessApologised', local, {
    letter: { number: 'XL-1' },
    reason: 'expert ill',
    previousDueAt: DUE,
    timeliness: 'after-due',
  });
const AFTER = '2025-06-24T17:00:00.001';

describe('Apologise', () => {
  it('belongs to a late dossier: not at the due instant, but a millisecond later', () => {
    given(...inHandling)
      .when(apologise, '2025-06-24T17:00')
      .thenRefused('not-late', { dueAt: DUE, at: DUE });
    given(...inHandling)
      .when(apologise, AFTER)
      .then(apologised(AFTER));
  });

  it('is judged by the decision once there is one', () => {
    given(...HISTORY_TO.AwaitingCollection)
      .when(apologise, '2025-07-01T08:00')
      .thenRefused('not-late');
    given(...inHandling, issued(AFTER, true))
      .when(apologise, '2025-07-01T08:00')
      .then(apologised('2025-07-01T08:00'));
    given(...HISTORY_TO.ReturnedOwingApology)
      .when(apologise, '2025-07-01T08:00')
      .then(apologised('2025-07-01T08:00'));
  });

  it('is one letter for one lateness', () => {
    given(...inHandling, apologised(AFTER))
      .when(apologise, AFTER)
      .thenRefused('already-apologised', { apologisedAt: vn(AFTER) });
    given(...HISTORY_TO.Closed)
      .when(apologise, AFTER)
      .thenRefused('wrong-state');
  });
});
