import { repeatedShare, substanceOf } from '../feedback';
import type { QuestionEvents } from './events';
import { refuse } from './refusals';
import { event, type QuestionFacts, type Rule } from './rule';

export type AnswerQuestion = QuestionEvents['QuestionAnswered'];

const refuseThin = (text: string, { substance: { words: required } }: QuestionFacts) => {
  const { words, formulas } = substanceOf(text);
  if (words >= required) return undefined;
  return formulas.length > 0
    ? refuse('answer-empty-formula', { formulas, words, required })
    : refuse('answer-too-thin', { words, required });
};

const refuseRepetition = (text: string, { asked, substance }: QuestionFacts) => {
  const allowed = substance.repeatedShare;
  const share = asked === undefined ? 0 : repeatedShare(text, asked);
  return share > allowed
    ? refuse('answer-repeats-question', { share: Math.round(share * 100) / 100, allowed })
    : undefined;
};

/** Answers, concretely: the first time, or again after the portal refused it, be it with the same text once the cause is mended. */
export const answerQuestion: Rule<AnswerQuestion> = ({ answer, answeredBy }, question, facts) => {
  const { state, since, attempts } = question;
  if (state === 'delivered' || state === 'answered-elsewhere') return refuse('answer-delivered', { since });
  if (state === 'answered') return refuse('answer-on-its-way', { since, attempts });
  return (
    refuseThin(answer, facts) ??
    refuseRepetition(answer, facts) ??
    event('QuestionAnswered', { answer, answeredBy }, facts)
  );
};
