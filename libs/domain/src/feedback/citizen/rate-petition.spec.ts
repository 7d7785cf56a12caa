import { givenPetition as given, petitionCommand, petitionIn, vn } from '@hoso/testing';

describe('RatePetition', () => {
  it.each(['like', 'dislike'] as const)('says of a published answer: %s', (rating) =>
    given(...petitionIn('Published'))
      .when(petitionCommand('RatePetition', { rating, comment: 'chậm' }), '2025-06-24T08:00')
      .then({
        type: 'PetitionRated',
        at: vn('2025-06-24T08:00'),
        data: { rating, comment: 'chậm' },
      }),
  );

  it('once for each publication, and not before', () => {
    const like = petitionCommand('RatePetition', { rating: 'like' });
    given(...petitionIn('Rated'))
      .when(like, '2025-06-24T09:00')
      .thenRefused('wrong-state');
    given(...petitionIn('PendingPublication'))
      .when(like, '2025-06-24T09:00')
      .thenRefused('wrong-state');
  });
});
