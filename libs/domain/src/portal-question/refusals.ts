import type { Refusal } from '@hoso/kernel';

const CONCRETE = 'CT 06/CT-UBND (Hải Dương, 2024) point 6: no non-answers or vague answers';

/** Every way in which a command about a citizen’s question is refused, and what the refusal rests on. */
export const QUESTION_REFUSAL_SOURCES = {
  'question-unknown': 'Hoso design, streams: a question is received before anything else is known of it',
  'answer-empty-formula': CONCRETE,
  'answer-too-thin': CONCRETE,
  'answer-repeats-question': CONCRETE,
  'answer-on-its-way': 'Hoso design, once: one answer to a question at a time',
  'answer-delivered': 'Hoso design, nothing hidden: what the citizen was told is not replaced in silence',
  'no-answer-to-send': 'Hoso design, once: only an answer that was given and is not at the portal is sent',
  'answer-exchange-open': 'Hoso design, once: one exchange of a question at a time',
  'answer-exchange-not-begun': 'Hoso design, once: what is sent was recorded before',
} as const satisfies Record<string, string>;

export type QuestionRefusal = keyof typeof QUESTION_REFUSAL_SOURCES;

/** @param facts what was found and what was expected: plain data without personal content. */
export const refuse = (refused: QuestionRefusal, facts: Refusal['facts'] = {}): Refusal<QuestionRefusal> => ({
  refused,
  facts,
  source: QUESTION_REFUSAL_SOURCES[refused],
});
