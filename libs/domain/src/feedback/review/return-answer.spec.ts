import {
  givenPetition as given,
  HANDLING_UNIT,
  livedPetition,
  petitionAfter,
  petitionCommand,
  petitionDecision,
  PETITION_LIFE_TO,
  petitionIn,
  vn,
} from '@hoso/testing';

const back = (officer: string) => petitionCommand('ReturnAnswer', { reason: 'Không nêu ngày', officer });
const AT = '2025-06-23T09:00';

describe('ReturnAnswer', () => {
  it.each(['Answered', 'PendingPublication'] as const)(
    'sends an answer back before it is published: %s',
    (phase) =>
      expect(petitionDecision(petitionIn(phase), [AT, back('dung')])).toMatchObject([
        {
          type: 'PetitionAnswerReturned',
          data: { round: 1, officer: 'dung', late: false, dueAt: vn('2025-06-25T17:00') },
        },
      ]),
  );

  it('is late after the closing of the second working day', () =>
    expect(petitionDecision(petitionIn('Answered'), ['2025-06-25T17:00:00.001', back('dung')])).toMatchObject(
      [{ data: { late: true } }],
    ));

  it('is not for who answered, and not to who answered', () => {
    const actor = { id: 'binh', role: 'head' as const, unit: HANDLING_UNIT };
    given(...petitionIn('Answered'))
      .when(back('dung'), AT, { actor })
      .thenRefused('review-of-own-answer');
    given(...petitionIn('Answered'))
      .when(back('binh'), AT)
      .thenRefused('redo-by-same-officer');
    given(...petitionIn('Answered'))
      .when(back('giang'), AT)
      .thenRefused('officer-not-active');
  });

  it('comes too late once everybody has read it', () =>
    given(...petitionIn('Published'))
      .when(back('dung'), '2025-06-23T11:00')
      .thenRefused('wrong-state'));

  it('leaves the limit of the answer where it was', () => {
    const [submitted] = petitionIn('Submitted');
    const returned = petitionAfter(...livedPetition(...PETITION_LIFE_TO.Answered, [AT, back('dung')]));
    expect(returned).toMatchObject({
      phase: 'InProgress',
      officer: 'dung',
      promises: [],
      due: petitionAfter(submitted!).due,
    });
    expect(returned.current).toBeUndefined();
  });
});
