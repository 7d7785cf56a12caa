import type { Decider } from '@hoso/kernel';
import { answerQuestion, type AnswerQuestion } from './answering';
import type { QuestionEvent } from './events';
import { evolveQuestion } from './evolve';
import {
  beginAnswerExchange,
  endAnswerExchange,
  findAnswered,
  receiveQuestion,
  type BeginAnswerExchange,
  type EndAnswerExchange,
  type FindAnswered,
  type ReceiveQuestion,
} from './exchanging';
import type { Question } from './question';
import { refuse, type QuestionRefusal } from './refusals';
import type { QuestionFacts } from './rule';

/** What may be asked of the stream `portalquestion-<HOIDAPID>`. */
export interface QuestionCommands {
  readonly ReceiveQuestion: ReceiveQuestion;
  readonly AnswerQuestion: AnswerQuestion;
  readonly FindAnswered: FindAnswered;
  readonly BeginAnswerExchange: BeginAnswerExchange;
  readonly EndAnswerExchange: EndAnswerExchange;
}

export type QuestionCommand = {
  [Type in keyof QuestionCommands]: { readonly type: Type; readonly data: QuestionCommands[Type] };
}[keyof QuestionCommands];

/** The life of one citizen’s question: received, answered, the answer brought to the portal. */
export const questionDecider: Decider<
  QuestionCommand,
  Question,
  QuestionEvent,
  QuestionFacts,
  QuestionRefusal
> = {
  initial: undefined,
  decide: (command, question, facts) => {
    if (command.type === 'ReceiveQuestion') return receiveQuestion(command.data, question, facts);
    if (!question) return refuse('question-unknown', { command: command.type });
    switch (command.type) {
      case 'AnswerQuestion':
        return answerQuestion(command.data, question, facts);
      case 'FindAnswered':
        return findAnswered(command.data, question, facts);
      case 'BeginAnswerExchange':
        return beginAnswerExchange(command.data, question, facts);
      case 'EndAnswerExchange':
        return endAnswerExchange(command.data, question, facts);
    }
  },
  evolve: evolveQuestion,
};
