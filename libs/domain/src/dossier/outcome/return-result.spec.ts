import {
  DUE,
  givenDossier as given,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  received,
  returned,
  RULES,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const give: DossierCommand = {
  type: 'ReturnResult',
  data: { receivedBy: 'applicant', evidence: 'receipt', means: 'one-stop' },
};
const LATE = '2025-06-25T08:00';
const AT = '2025-07-30T08:00';

describe('ReturnResult', () => {
  it('closes a dossier decided on time, however late it is collected', () =>
    given(...HISTORY_TO.AwaitingCollection)
      .when(give, AT)
      .then(returned(AT, false)));

  it('hands over a late result, but the apology is still owed', () =>
    given(...inHandling, issued(LATE, true))
      .when(give, AT)
      .then(returned(AT, true)));

  it('closes a late dossier that has its letter', () => {
    const letter = happened('LatenessApologised', LATE, {
      letter: { number: 'XL-1' },
      reason: 'expert ill',
      previousDueAt: DUE,
      timeliness: 'after-due',
    });
    given(...inHandling, issued(LATE, true), letter)
      .when(give, AT)
      .then(returned(AT, false));
  });

  it('owes nothing for imported history', () =>
    given(received({ rules: { ...RULES, regime: 'imported' } }), issued(LATE, true))
      .when(give, AT)
      .then(returned(AT, false)));

  it('returns once, and only what is decided', () => {
    given(...HISTORY_TO.Closed)
      .when(give, AT)
      .thenRefused('wrong-state');
    given(...inHandling)
      .when(give, AT)
      .thenRefused('wrong-state');
  });
});
