import {
  fileRef,
  givenDossier as given,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  procedureVersion,
  received,
} from '@hoso/testing';
import { RULES, vn } from '@hoso/testing';
import type { DossierCommand } from '../index';

const issue = (file = true): DossierCommand => ({
  type: 'IssueResult',
  data: { number: 'GP-77', signedBy: 'an', ...(file && { file: fileRef('c') }) },
});
const bare = (local: string, late: boolean) =>
  happened('ResultIssued', local, { number: 'GP-77', signedBy: 'an', late });

describe('IssueResult', () => {
  it.each([
    ['2025-06-24T17:00', false],
    ['2025-06-24T17:00:00.001', true],
  ])('at %s: late %s', (local, late) =>
    given(...inHandling)
      .when(issue(), local)
      .then(issued(local, late)),
  );

  it('is not made on time by a re-appointment', () => {
    const apology = happened('LatenessApologised', '2025-06-20T08:00', {
      letter: { number: 'XL-1' },
      reason: 'expert ill',
      previousDueAt: vn('2025-06-24T17:00'),
      newDueAt: vn('2025-06-30T17:00'),
      timeliness: 'in-time',
    });
    given(...inHandling, apology)
      .when(issue(), '2025-06-25T08:00')
      .then(issued('2025-06-25T08:00', true));
  });

  it('needs the electronic result where the procedure yields a document', () => {
    const AT = '2025-06-20T08:00';
    given(...inHandling)
      .when(issue(false), AT)
      .thenRefused('result-file-missing');
    given(...inHandling)
      .when(issue(false), AT, { procedure: procedureVersion({ result: { name: 'entry', document: false } }) })
      .then(bare(AT, false));
  });

  it('of imported history may come straight from the reception, without file, late to the millisecond', () => {
    const dueAt = vn('2025-06-20T03:17:00.123');
    const imported = received({ rules: { ...RULES, regime: 'imported' }, dueAt });
    given(imported)
      .when(issue(false), '2025-06-20T03:17:00.123')
      .then(bare('2025-06-20T03:17:00.123', false));
    given(imported).when(issue(false), '2025-06-20T03:17:00.124').then(bare('2025-06-20T03:17:00.124', true));
    given(received()).when(issue(), '2025-06-20T08:00').thenRefused('wrong-state');
  });

  it.each(['AwaitingSupplement', 'AwaitingPayment', 'AwaitingCollection'] as const)(
    'never while %s',
    (phase) =>
      given(...HISTORY_TO[phase])
        .when(issue(), '2025-06-20T08:00')
        .thenRefused('wrong-state'),
  );
});
