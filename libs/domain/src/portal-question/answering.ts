import { repeatedShare, substanceOf, wordsOf } from '../feedback';
import type { QuestionEvents } from './events';
import type { ReceivedQuestion } from './question';
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

const isSameText = (one: string, other: string): boolean =>
  wordsOf(one).join(' ') === wordsOf(other).join(' ');

const refuseUnchanged = (text: string, { answer }: ReceivedQuestion) =>
  answer && isSameText(text, answer.text) ? refuse('answer-unchanged') : undefined;

/** Answers, concretely: the first time, or with another text after the portal refused the one before. */
export const answerQuestion: Rule<AnswerQuestion> = ({ answer, answeredBy }, question, facts) => {
  const { state, since, attempts } = question;
  if (state === 'delivered') return refuse('answer-delivered', { since });
  if (state === 'answered') return refuse('answer-on-its-way', { since, attempts });
  return (
    refuseThin(answer, facts) ??
    refuseRepetition(answer, facts) ??
    refuseUnchanged(answer, question) ??
    event('QuestionAnswered', { answer, answeredBy }, facts)
  );
};
