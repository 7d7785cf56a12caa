import { givenPetition as given, petitionCommand, petitionIn, vn } from '@hoso/testing';

const ask = petitionCommand('RequestInformation', { question: 'Số biên nhận?' });
const asked = (local: string, late: boolean, replyDueAt: string) => ({
  type: 'PetitionInformationRequested' as const,
  at: vn(local),
  data: { question: 'Số biên nhận?', replyDueAt: vn(replyDueAt), dueAt: vn('2025-06-17T17:00'), late },
});

describe('RequestInformation', () => {
  it('is in time until the closing of the fifth working day', () => {
    const submitted = petitionIn('Submitted');
    given(...submitted)
      .when(ask, '2025-06-17T17:00')
      .then(asked('2025-06-17T17:00', false, '2025-07-02T17:00'));
    const after = '2025-06-17T17:00:00.001';
    given(...submitted)
      .when(ask, after)
      .then(asked(after, true, '2025-07-02T17:00'));
  });

  it('is asked once', () =>
    given(...petitionIn('Supplemented'))
      .when(ask, '2025-06-12T09:00')
      .thenRefused('information-only-once'));

  it('is not asked while it is asked', () =>
    given(...petitionIn('AwaitingInfo'))
      .when(ask, '2025-06-12T09:00')
      .thenRefused('wrong-state'));
});
