import type { Instant } from '@hoso/kernel';
import type { QuestionEvent, QuestionEvents } from './events';
import type { Question, ReceivedQuestion } from './question';
import type { AnswerFault, AnswerOutcome, QuestionState } from './vocabulary';

type Ended = QuestionEvents['AnswerExchangeEnded'];

/** What passes is tried again; a question that the portal does not know is as little answered by trying as a refused text. */
const AFTER: Readonly<Record<AnswerOutcome, QuestionState>> = {
  accepted: 'delivered',
  exists: 'delivered',
  absent: 'refused',
  rejected: 'refused',
  'not-now': 'answered',
  unknown: 'answered',
};

const faultOf = ({ outcome, cause, errorCode, fault }: Ended, at: Instant): AnswerFault => ({
  outcome,
  ...(cause !== undefined && { cause }),
  ...(errorCode !== undefined && { errorCode }),
  ...(fault !== undefined && { fault }),
  at,
});

const ended = (question: ReceivedQuestion, data: Ended, at: Instant): ReceivedQuestion => {
  const { open: _open, fault: _fault, ...known } = question;
  const state = AFTER[data.outcome];
  return {
    ...known,
    state,
    ...(state !== known.state && { since: at }),
    ...(state !== 'delivered' && { fault: faultOf(data, at) }),
  };
};

const answered = (
  { fault: _, ...known }: ReceivedQuestion,
  { answer: text, answeredBy }: QuestionEvents['QuestionAnswered'],
  at: Instant,
): ReceivedQuestion => ({ ...known, state: 'answered', since: at, answer: { text, answeredBy, at } });

/** Total and silent: history is read, never rejected. */
export const evolveQuestion = (question: Question, event: QuestionEvent): Question => {
  const { at } = event;
  if (event.type === 'QuestionReceived')
    return { ...event.data, receivedAt: at, state: 'open', since: at, attempts: 0 };
  if (!question) return undefined;
  switch (event.type) {
    case 'QuestionAnswered':
      return answered(question, event.data, at);
    case 'QuestionFoundAnswered':
      return { ...question, state: 'answered-elsewhere', since: at };
    case 'AnswerExchangeBegun':
      return { ...question, attempts: event.data.attempt, open: { attempt: event.data.attempt, at } };
    case 'AnswerExchangeEnded':
      return ended(question, event.data, at);
  }
};
