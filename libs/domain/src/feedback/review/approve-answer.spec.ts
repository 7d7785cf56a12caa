import { givenPetition as given, HANDLING_UNIT, petitionCommand, petitionIn, vn } from '@hoso/testing';

const approve = petitionCommand('ApproveAnswer', {});
const approved = (local: string, late: boolean, publicationDueAt: string) => ({
  type: 'PetitionAnswerApproved' as const,
  at: vn(local),
  data: { round: 1, publicationDueAt: vn(publicationDueAt), dueAt: vn('2025-06-25T17:00'), late },
});

describe('ApproveAnswer', () => {
  it('is in time until the closing of the second working day after the answer', () => {
    given(...petitionIn('Answered'))
      .when(approve, '2025-06-25T17:00')
      .then(approved('2025-06-25T17:00', false, '2025-06-30T17:00'));
    const after = '2025-06-25T17:00:00.001';
    given(...petitionIn('Answered'))
      .when(approve, after)
      .then(approved(after, true, '2025-06-30T17:00'));
  });

  it('is not for who answered', () => {
    const actor = { id: 'binh', role: 'head' as const, unit: HANDLING_UNIT };
    given(...petitionIn('Answered'))
      .when(approve, '2025-06-23T09:00', { actor })
      .thenRefused('review-of-own-answer');
  });

  it('is given once', () =>
    given(...petitionIn('PendingPublication'))
      .when(approve, '2025-06-23T10:00')
      .thenRefused('wrong-state'));
});
