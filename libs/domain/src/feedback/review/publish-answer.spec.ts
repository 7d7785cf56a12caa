import {
  concreteAnswer,
  givenPetition as given,
  petitionAfter,
  petitionCommand,
  petitionIn,
  vn,
} from '@hoso/testing';

const publish = petitionCommand('PublishAnswer', { place: 'dichvucong.gov.vn' });
const published = (local: string, late: boolean) => ({
  type: 'PetitionAnswerPublished' as const,
  at: vn(local),
  data: { round: 1, place: 'dichvucong.gov.vn', dueAt: vn('2025-06-25T17:00'), late },
});

describe('PublishAnswer', () => {
  it('is in time until the closing of the second working day after the approval', () => {
    given(...petitionIn('PendingPublication'))
      .when(publish, '2025-06-25T17:00')
      .then(published('2025-06-25T17:00', false));
    const after = '2025-06-25T17:00:00.001';
    given(...petitionIn('PendingPublication'))
      .when(publish, after)
      .then(published(after, true));
  });

  it('waits for the approval', () =>
    given(...petitionIn('Answered'))
      .when(publish, '2025-06-23T09:00')
      .thenRefused('wrong-state'));

  it('leaves the answer for anybody to read', () =>
    expect(petitionAfter(...petitionIn('Published')).published).toEqual({
      round: 1,
      answer: concreteAnswer(),
      at: vn('2025-06-23T10:00'),
      place: 'dichvucong.gov.vn',
    }));
});
