import { deciderSpec, vn } from '@hoso/testing';
import { questionDecider, type QuestionCommand } from './decider';
import type { QuestionEvent, QuestionEvents } from './events';
import { isQuestionId } from './question-id';
import type { AnswerOutcome } from './vocabulary';

const AT = '2025-06-25T08:00';
const ASKED = 'Tôi muốn cấp lại giấy khai sinh bản gốc đã mất thì nộp hồ sơ ở đâu và mất bao lâu?';
const given = deciderSpec(questionDecider, (asker: 'known' | 'erased' = 'known') => ({
  at: vn(AT),
  substance: { words: 8, repeatedShare: 0.5 },
  ...(asker === 'known' && { asked: ASKED }),
}));

const happened = <Type extends keyof QuestionEvents>(type: Type, data: QuestionEvents[Type]) =>
  ({ type, data, at: vn(AT) }) as QuestionEvent;

const QUESTION = { unit: 'H23.15', procedure: '1.004884', asker: { name: 'Nguyễn Văn An' }, content: ASKED };
const TEXT =
  'Bà đến UBND xã An Phú, mang căn cước và tờ khai mẫu 3; bản sao trích lục được cấp trong buổi sáng.';
const OTHER = 'Trích lục bản sao cấp tại UBND xã An Phú trong 1 ngày; lệ phí 8.000 đồng, nộp khi nhận giấy.';
const answeredBy = { name: 'Trần Thị Bình', position: 'Công chức tư pháp - hộ tịch' };

const received = happened('QuestionReceived', QUESTION);
const answered = happened('QuestionAnswered', { answer: TEXT, answeredBy });
const begun = (attempt: number) => happened('AnswerExchangeBegun', { attempt });
const ended = (attempt: number, outcome: AnswerOutcome) =>
  happened('AnswerExchangeEnded', { attempt, outcome });

const receive: QuestionCommand = { type: 'ReceiveQuestion', data: QUESTION };
const answer = (text: string): QuestionCommand => ({
  type: 'AnswerQuestion',
  data: { answer: text, answeredBy },
});
const begin: QuestionCommand = { type: 'BeginAnswerExchange', data: {} };
const end = (attempt: number, outcome: AnswerOutcome = 'accepted'): QuestionCommand => ({
  type: 'EndAnswerExchange',
  data: { attempt, outcome },
});

it.each([
  ['1', true],
  ['HD.2025-06_0001', true],
  ['x'.repeat(64), true],
  ['x'.repeat(65), false],
  ['', false],
  ['1 2', false],
  ['câu-hỏi', false],
  ['a/b', false],
  ['1\n', false],
  [7, false],
])('%j names a stream: %s', (id, may) => expect(isQuestionId(id)).toBe(may));

const find: QuestionCommand = { type: 'FindAnswered', data: {} };

describe('a question that the portal shows as answered', () => {
  const found = happened('QuestionFoundAnswered', {});

  it('waits for nobody here any more', () => {
    given(received).when(find).then(found);
    given(received, answered, begun(1), ended(1, 'rejected')).when(find).then(found);
    given(received, found).when(find).thenNothing();
    given(received, found).when(answer(TEXT)).thenRefused('answer-delivered');
  });

  it('may show the answer from here', () => {
    given(received, answered).when(find).thenNothing();
    given(received, answered, begun(1)).when(find).thenNothing();
    given(received, answered, begun(1), ended(1, 'accepted')).when(find).thenNothing();
  });

  it('was received before', () => given().when(find).thenRefused('question-unknown'));
});

describe('a question', () => {
  it('is received once, however often the portal lists it', () => {
    given().when(receive).then(received);
    given(received).when(receive).thenNothing();
    given(received, answered, begun(1), ended(1, 'accepted')).when(receive).thenNothing();
  });

  it('is known before anything is done about it', () => {
    given().when(answer(TEXT)).thenRefused('question-unknown', { command: 'AnswerQuestion' });
    given().when(begin).thenRefused('question-unknown');
    given().when(end(1)).thenRefused('question-unknown');
  });
});

describe('an answer', () => {
  it('is taken when it is concrete', () => {
    given(received).when(answer(TEXT)).then(answered);
  });

  it('is no formula, has substance and says more than was asked', () => {
    given(received)
      .when(answer('Xin ghi nhận ý kiến của ông bà, sẽ xem xét theo quy định của pháp luật.'))
      .thenRefused('answer-empty-formula');
    given(received).when(answer('Nộp tại xã.')).thenRefused('answer-too-thin');
    given(received)
      .when(answer(`Về việc ông hỏi: ${ASKED}`))
      .thenRefused('answer-repeats-question');
  });

  it('is held against no question that cannot be read any more', () => {
    given(received)
      .when(answer(ASKED), 'erased')
      .then(happened('QuestionAnswered', { answer: ASKED, answeredBy }));
  });

  it('is not replaced while it is on its way or once the portal has it', () => {
    given(received, answered)
      .when(answer(OTHER))
      .thenRefused('answer-on-its-way', { since: vn(AT), attempts: 0 });
    given(received, answered, begun(1)).when(answer(OTHER)).thenRefused('answer-on-its-way');
    given(received, answered, begun(1), ended(1, 'not-now'))
      .when(answer(OTHER))
      .thenRefused('answer-on-its-way');
    for (const outcome of ['accepted', 'exists'] as const)
      given(received, answered, begun(1), ended(1, outcome))
        .when(answer(OTHER))
        .thenRefused('answer-delivered', { since: vn(AT) });
  });

  it.each(['rejected', 'absent'] as const)(
    'that was %s is given again, with the same text or another',
    (outcome) => {
      const refused = [received, answered, begun(1), ended(1, outcome)];
      for (const text of [TEXT, OTHER])
        given(...refused)
          .when(answer(text))
          .then(happened('QuestionAnswered', { answer: text, answeredBy }));
    },
  );
});

describe('the way of an answer', () => {
  it('begins in the log, one exchange at a time', () => {
    given(received, answered).when(begin).then(begun(1));
    given(received, answered, begun(1))
      .when(begin)
      .thenRefused('answer-exchange-open', { attempt: 1, at: vn(AT) });
  });

  it.each(['unknown', 'not-now'] as const)('goes on after %s', (outcome) => {
    given(received, answered, begun(1), ended(1, outcome)).when(begin).then(begun(2));
  });

  it('has nothing to bring before an answer, after a refusal, or when it has arrived', () => {
    given(received).when(begin).thenRefused('no-answer-to-send', { state: 'open' });
    given(received, answered, begun(1), ended(1, 'rejected'))
      .when(begin)
      .thenRefused('no-answer-to-send', { state: 'refused' });
    given(received, answered, begun(1), ended(1, 'exists'))
      .when(begin)
      .thenRefused('no-answer-to-send', { state: 'delivered' });
  });

  it('ends what was begun, and nothing else', () => {
    given(received, answered, begun(1)).when(end(1)).then(ended(1, 'accepted'));
    given(received, answered, begun(1))
      .when(end(2))
      .thenRefused('answer-exchange-not-begun', { attempt: 2, open: 1 });
    given(received, answered, begun(1), ended(1, 'unknown'))
      .when(end(1))
      .thenRefused('answer-exchange-not-begun', { attempt: 1, open: null });
  });

  it('counts its attempts over all answers', () => {
    const again = happened('QuestionAnswered', { answer: OTHER, answeredBy });
    given(received, answered, begun(1), ended(1, 'rejected'), again).when(begin).then(begun(2));
  });
});
