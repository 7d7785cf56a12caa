import {
  concreteAnswer,
  givenPetition as given,
  HANDLING_UNIT,
  livedPetition,
  measure,
  petitionCommand,
  petitionDecision,
  PETITION_LIFE_TO,
  petitionIn,
  vn,
} from '@hoso/testing';

const reopen = petitionCommand('ReopenPetition', { reason: 'Vẫn chưa có bản đồ' });
const rate = (rating: 'like' | 'dislike') => petitionCommand('RatePetition', { rating });
const AT = '2025-06-25T08:00';
const by = { actor: { id: 'binh', role: 'officer' as const, unit: HANDLING_UNIT } };

describe('ReopenPetition', () => {
  it('gives a new limit for the answer, from the reopening', () =>
    expect(petitionDecision(petitionIn('Rated'), [AT, reopen])).toMatchObject([
      { type: 'PetitionReopened', data: { due: { answer: vn('2025-07-16T17:00') } } },
    ]));

  it('follows a dislike', () =>
    given(...livedPetition(...PETITION_LIFE_TO.Published, ['2025-06-24T08:00', rate('like')]))
      .when(reopen, AT)
      .thenRefused('reopening-needs-dislike', { rating: 'like' }));

  it('happens once; what was answered before is not answered again', () => {
    const again = concreteAnswer({
      measures: [measure({ what: 'Ngày 25 tháng 6 cán bộ Chi nhánh giao bản trích đo thửa 12 tận nhà' })],
    });
    const reassigned = livedPetition(...PETITION_LIFE_TO.Reopened, [
      '2025-06-25T09:00',
      petitionCommand('AssignPetition', { officer: 'binh' }),
    ]);
    given(...reassigned)
      .when(petitionCommand('AnswerPetition', concreteAnswer()), '2025-06-25T10:00', by)
      .thenRefused('answer-unchanged');
    const second = livedPetition(
      ...PETITION_LIFE_TO.Reopened,
      ['2025-06-25T09:00', petitionCommand('AssignPetition', { officer: 'binh' })],
      ['2025-06-26T08:00', petitionCommand('AnswerPetition', again), by],
      ['2025-06-26T09:00', petitionCommand('ApproveAnswer', {})],
      ['2025-06-26T10:00', petitionCommand('PublishAnswer', { place: 'dichvucong.gov.vn' })],
      ['2025-06-27T08:00', rate('dislike')],
    );
    given(...second)
      .when(reopen, '2025-06-27T09:00')
      .thenRefused('reopening-only-once');
  });
});
