import { TOPICS } from '@hoso/contracts';
import type { QuestionEvents } from '@hoso/domain';
import { unnoted, type PublishedStream } from './published-stream';
import { keyedBehind, simpleMessages } from './simple-messages';
import { telling, type Tellings } from './telling';

const PREFIX = 'portalquestion-';

const TELLINGS: Tellings<QuestionEvents> = {
  QuestionReceived: telling('vn.hoso.portal-question.received.v1', ({ unit, field, procedure }) => ({
    unit,
    field,
    procedure,
  })),
  // The answer is free text: whoever may read it finds it in the question.
  QuestionAnswered: telling('vn.hoso.portal-question.answered.v1', () => ({})),
  QuestionFoundAnswered: telling('vn.hoso.portal-question.found-answered.v1', () => ({})),
  // Each exchange is told once, by its end; one that was interrupted has an end too.
  AnswerExchangeBegun: 'untold',
  AnswerExchangeEnded: telling(
    'vn.hoso.portal-question.exchanged.v1',
    ({ attempt, outcome, cause, errorCode }) => ({ attempt, outcome, cause, errorCode }),
  ),
};

/** Citizens’ questions that the national portal passed on, keyed by HOIDAPID. */
export const PORTAL_QUESTION_STREAM: PublishedStream = {
  prefix: PREFIX,
  noted: unnoted,
  messages: simpleMessages(TELLINGS, {
    topic: TOPICS.portalSync.name,
    addressOf: keyedBehind(PREFIX, 'questions'),
  }),
};
