import type { Decision, Instant } from '@hoso/kernel';
import type { Substance } from '../feedback';
import type { QuestionEvent, QuestionEvents } from './events';
import type { Question, ReceivedQuestion } from './question';
import type { QuestionRefusal } from './refusals';

export interface QuestionFacts {
  readonly at: Instant;
  /** When an answer has substance enough, by the policy of petitions in force today. */
  readonly substance: Substance;
  /** What was asked, in clear; absent where it is not needed or the asker was erased. */
  readonly asked?: string;
}

export type QuestionDecision = Decision<QuestionEvent, QuestionRefusal>;

/** What follows from one kind of command about a question that was received. */
export type Rule<Data> = (data: Data, question: ReceivedQuestion, facts: QuestionFacts) => QuestionDecision;

/** What follows from a command that may come first. */
export type FirstRule<Data> = (data: Data, question: Question, facts: QuestionFacts) => QuestionDecision;

/** An event at the time of the command; what is not known is absent, never stored as undefined. */
export const event = <Type extends keyof QuestionEvents>(
  type: Type,
  data: QuestionEvents[Type],
  { at }: QuestionFacts,
): readonly QuestionEvent[] => {
  const known = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return [{ type, data: known, at } as unknown as QuestionEvent];
};
