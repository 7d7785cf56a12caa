import { givenPetition as given, petitionCommand, petitionIn, vn } from '@hoso/testing';

const supplement = petitionCommand('SupplementPetition', { content: 'Biên nhận 45' });
const supplemented = (local: string, due: object) => ({
  type: 'PetitionSupplemented' as const,
  at: vn(local),
  data: { content: 'Biên nhận 45', due: { provisional: false, ...due } as never },
});

describe('SupplementPetition', () => {
  // Asked on Wednesday 11/06 at 08:00, one working hour into the day.
  it('walks what was left of each limit again from the reply', () =>
    given(...petitionIn('AwaitingInfo'))
      .when(supplement, '2025-06-16T08:00')
      .then(
        supplemented('2025-06-16T08:00', {
          refusal: vn('2025-06-17T17:00'),
          forward: vn('2025-06-20T17:00'),
          information: vn('2025-06-20T17:00'),
          answer: vn('2025-07-04T17:00'),
        }),
      ));

  it('counts from the next session where the reply came at night', () =>
    given(...petitionIn('AwaitingInfo'))
      .when(supplement, '2025-06-13T22:00')
      .then(
        supplemented('2025-06-13T22:00', {
          refusal: vn('2025-06-17T16:00'),
          forward: vn('2025-06-20T16:00'),
          information: vn('2025-06-20T16:00'),
          answer: vn('2025-07-04T16:00'),
        }),
      ));

  it('replies to a question only', () =>
    given(...petitionIn('Submitted'))
      .when(supplement, '2025-06-16T08:00')
      .thenRefused('wrong-state'));
});
