import {
  concreteAnswer,
  givenPetition as given,
  HANDLING_UNIT,
  livedPetition,
  measure,
  petitionCommand,
  petitionDecision,
  petitionIn,
  PETITION_LIFE_TO,
  PETITION_TEXT,
  vn,
} from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';
import type { Answer, Measure, PetitionRefusalCode } from '../index';

const answer = (changes: Partial<Answer> = {}) => petitionCommand('AnswerPetition', concreteAnswer(changes));
const withMeasure = (changes: Partial<Measure>) => answer({ measures: [measure(changes)] });
const { doneOn: _, ...undated } = measure();
const promised = (day: string) => answer({ measures: [{ ...undated, promisedOn: plainDateOf(day) }] });
const AT = '2025-06-23T08:00';
const inProgress = petitionIn('InProgress');

describe('AnswerPetition', () => {
  it('is in time until the closing of the fifteenth working day after the submission', () => {
    const dueAt = vn('2025-07-01T17:00');
    expect(petitionDecision(inProgress, ['2025-07-01T17:00', answer()])).toMatchObject([
      {
        type: 'PetitionAnswered',
        data: { round: 1, answeredBy: 'an', dueAt, late: false, reviewDueAt: vn('2025-07-04T17:00') },
      },
    ]);
    expect(petitionDecision(inProgress, ['2025-07-01T17:00:00.001', answer()])).toMatchObject([
      { data: { dueAt, late: true } },
    ]);
  });

  it('names the official for whom a service writes', () => {
    const actor = { id: 'portal', role: 'service' as const };
    expect(petitionDecision(inProgress, [AT, answer(), { actor }])).toMatchObject([
      { data: { answeredBy: 'binh' } },
    ]);
  });

  it('follows up what is promised, by the end of its day', () =>
    expect(petitionDecision(inProgress, [AT, promised('2025-06-24')])).toMatchObject([
      {
        data: {
          promises: [{ promise: '1.1', promisedOn: '2025-06-24', dueAt: vn('2025-06-24T23:59:59.999') }],
        },
      },
    ]));

  it.each<readonly [PetitionRefusalCode, ReturnType<typeof answer>]>([
    ['answer-without-measure', answer({ measures: [] })],
    [
      'answer-empty-formula',
      withMeasure({ what: 'Chúng tôi ghi nhận ý kiến của ông bà và sẽ nghiên cứu, xem xét theo quy định.' }),
    ],
    [
      'answer-empty-formula',
      withMeasure({ what: 'SE XEM XET, giai quyet theo tham quyen trong thoi gian som nhat' }),
    ],
    ['answer-too-thin', withMeasure({ what: 'Đã giải thích cho dân' })],
    ['answer-too-thin', withMeasure({ what: 'xong xong xong xong xong xong xong xong xong xong' })],
    ['answer-unit-unknown', withMeasure({ unit: 'H23.99' })],
    ['answer-unit-unknown', withMeasure({ unit: 'H23.09' })],
    ['answer-position-missing', withMeasure({ position: ' ' })],
    ['answer-position-missing', withMeasure({ position: 'Cán bộ phụ trách' })],
    ['answer-without-date', answer({ measures: [undated] })],
    ['answer-date-ambiguous', withMeasure({ promisedOn: plainDateOf('2025-07-01') })],
    ['answer-done-in-future', withMeasure({ doneOn: plainDateOf('2025-06-24') })],
    ['answer-promise-not-ahead', promised('2025-06-23')],
    ['answer-promise-too-far', promised('2025-12-24')],
    ['answer-basis-missing', answer({ basis: 'Theo quy định của pháp luật' })],
    ['answer-basis-missing', answer({ basis: 'Theo quy định' })],
  ])('is refused as %s', (code, command) =>
    given(...inProgress)
      .when(command, AT)
      .thenRefused(code),
  );

  it.each([
    withMeasure({ what: `Ghi nhận ý kiến. ${measure().what}` }),
    withMeasure({ doneOn: plainDateOf('2025-06-23') }),
    promised('2025-12-23'),
    answer({ basis: 'Luật Đất đai 2024' }),
    answer({ basis: 'QĐ 31/2021/QĐ-TTg' }),
    answer({ basis: 'Biên bản làm việc giữa Chi nhánh và gia đình tại trụ sở xã sáng thứ sáu' }),
  ])('is taken with substance, a day within reach and a ground: %j', (command) =>
    expect(petitionDecision(inProgress, [AT, command])).toMatchObject([{ type: 'PetitionAnswered' }]),
  );

  it('says at once what else is missing', () =>
    given(...inProgress)
      .when(
        answer({
          measures: [{ what: 'Sẽ xem xét', unit: HANDLING_UNIT, position: 'Lãnh đạo' }],
          basis: 'theo quy định',
        }),
        AT,
      )
      .thenRefused('answer-empty-formula', {
        measure: 1,
        formulas: ['sẽ xem xét'],
        words: 0,
        required: 8,
        further: ['answer-position-missing', 'answer-without-date', 'answer-basis-missing'],
      }));

  it('does not give back what the petition says', () => {
    given(...inProgress)
      .when(withMeasure({ what: PETITION_TEXT }), AT, { petitionText: PETITION_TEXT })
      .thenRefused('answer-repeats-petition', { share: 1, allowed: 0.5 });
    expect(petitionDecision(inProgress, [AT, answer(), { petitionText: PETITION_TEXT }])).toMatchObject([{}]);
    expect(petitionDecision(inProgress, [AT, withMeasure({ what: PETITION_TEXT })])).toMatchObject([{}]);
  });

  it('is done anew by somebody else, and otherwise, once it was returned', () => {
    const returned = livedPetition(...PETITION_LIFE_TO.Answered, [
      '2025-06-23T09:00',
      petitionCommand('ReturnAnswer', { reason: 'Chưa nêu biện pháp', officer: 'dung' }),
    ]);
    const by = (id: string) => ({ actor: { id, role: 'officer' as const, unit: HANDLING_UNIT } });
    given(...returned)
      .when(answer(), '2025-06-23T10:00', by('binh'))
      .thenRefused('redo-by-same-officer');
    given(...returned)
      .when(answer(), '2025-06-23T10:00', by('dung'))
      .thenRefused('answer-unchanged');
    const other = withMeasure({
      what: 'Ngày 20 tháng 6 Chi nhánh trao bản trích đo tại nhà và hoàn lại khoản thu sai',
    });
    expect(petitionDecision(returned, ['2025-06-23T10:00', other, by('dung')])).toMatchObject([
      { data: { round: 2, answeredBy: 'dung' } },
    ]);
  });

  it('is given by whoever has the petition in progress', () =>
    given(...petitionIn('Accepted'))
      .when(answer(), AT)
      .thenRefused('wrong-state'));
});
