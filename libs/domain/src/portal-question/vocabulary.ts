import type { Instant } from '@hoso/kernel';

/** How the sending of an answer ended, told apart by what has to happen next; as the portal’s adapter tells it. */
export const ANSWER_OUTCOMES = ['accepted', 'exists', 'absent', 'rejected', 'not-now', 'unknown'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/**
 * Where a question stands: nobody has answered it; answered, and the answer is on its way; the portal has the answer;
 * the portal will not take it, so that a person has to answer with another text; somebody answered it at the portal.
 */
export const QUESTION_STATES = ['open', 'answered', 'delivered', 'refused', 'answered-elsewhere'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** Who asks, as far as the portal tells it. */
export interface Asker {
  readonly name?: string;
  readonly email?: string;
}

/** The official who answers, as the citizen is told. */
export interface Answerer {
  readonly name: string;
  readonly position: string;
}

/** What went wrong last with an answer. */
export interface AnswerFault {
  readonly outcome: AnswerOutcome;
  readonly cause?: string;
  readonly errorCode?: string;
  /** The portal’s words, without what names a person. */
  readonly fault?: string;
  readonly at: Instant;
}
