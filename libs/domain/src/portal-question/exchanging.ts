import type { QuestionEvents } from './events';
import { refuse } from './refusals';
import { event, type FirstRule, type Rule } from './rule';

export type ReceiveQuestion = QuestionEvents['QuestionReceived'];

/** Records a question that the portal lists, once: it lists it again and again until it is answered. */
export const receiveQuestion: FirstRule<ReceiveQuestion> = (data, question, facts) =>
  question ? [] : event('QuestionReceived', data, facts);

export type FindAnswered = QuestionEvents['QuestionFoundAnswered'];

/** Records that the portal shows a question as answered which waits for an answer here. One on its way may be what it shows. */
export const findAnswered: Rule<FindAnswered> = (data, { state }, facts) =>
  state === 'open' || state === 'refused' ? event('QuestionFoundAnswered', data, facts) : [];

export type BeginAnswerExchange = Readonly<Record<never, never>>;

/**
 * Records the intent before anything is sent. An answer whose fate is unknown goes again: to one HOIDAPID the portal keeps one
 * answer, so that a repetition replaces it and doubles nothing.
 */
export const beginAnswerExchange: Rule<BeginAnswerExchange> = (_, { open, state, attempts }, facts) => {
  if (open) return refuse('answer-exchange-open', { ...open });
  if (state !== 'answered') return refuse('no-answer-to-send', { state });
  return event('AnswerExchangeBegun', { attempt: attempts + 1 }, facts);
};

export type EndAnswerExchange = QuestionEvents['AnswerExchangeEnded'];

/** Records how the exchange under way ended, whatever came of it. */
export const endAnswerExchange: Rule<EndAnswerExchange> = (data, { open }, facts) =>
  open?.attempt === data.attempt
    ? event('AnswerExchangeEnded', data, facts)
    : refuse('answer-exchange-not-begun', { attempt: data.attempt, open: open?.attempt ?? null });
