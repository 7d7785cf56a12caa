import { DUE, givenDossier as given, happened, inHandling, issued, vn } from '@hoso/testing';
import type { DossierCommand } from '../index';

const deliver: DossierCommand = {
  type: 'DeliverApology',
  data: { receivedBy: 'applicant', means: 'post', evidence: 'RR 1234' },
};
const delivered = (local: string, letter: string) =>
  happened('ApologyDelivered', local, {
    letter,
    receivedBy: 'applicant',
    means: 'post',
    evidence: 'RR 1234',
  });
const letter = (local: string, number: string, newDueAt?: string) =>
  happened('LatenessApologised', local, {
    letter: { number },
    reason: 'expert ill',
    previousDueAt: DUE,
    ...(newDueAt && { newDueAt: vn(newDueAt) }),
    timeliness: 'after-due',
  });
const late = [...inHandling, letter('2025-06-25T08:00', 'XL-0')];
const NEXT = '2025-06-26T08:00';

describe('DeliverApology', () => {
  it('needs a letter', () =>
    given(...inHandling)
      .when(deliver, NEXT)
      .thenRefused('no-letter'));

  it('happens once for each letter', () => {
    given(...late)
      .when(deliver, NEXT)
      .then(delivered(NEXT, 'XL-0'));
    given(...late, delivered(NEXT, 'XL-0'))
      .when(deliver, '2025-06-26T09:00')
      .thenRefused('letter-delivered', { deliveredAt: vn(NEXT) });
    given(...late, delivered(NEXT, 'XL-0'), letter('2025-06-26T10:00', 'XL-1', '2025-06-30T10:00'))
      .when(deliver, '2025-06-27T08:00')
      .then(delivered('2025-06-27T08:00', 'XL-1'));
  });

  it('may come after the decision', () =>
    given(...late, issued('2025-06-25T09:00', true))
      .when(deliver, NEXT)
      .then(delivered(NEXT, 'XL-0')));
});
