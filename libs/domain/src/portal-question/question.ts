import type { Instant, Personal } from '@hoso/kernel';
import type { Answerer, AnswerFault, Asker, QuestionState } from './vocabulary';

/** A citizen’s question that the national portal passed on. */
export interface ReceivedQuestion {
  readonly unit: string;
  readonly field?: string;
  readonly procedure?: string;
  readonly asker: Personal<Asker>;
  readonly content: Personal<string>;
  readonly receivedAt: Instant;
  readonly state: QuestionState;
  /** Since when it stands there. */
  readonly since: Instant;
  /** The last answer that was given. */
  readonly answer?: { readonly text: string; readonly answeredBy: Answerer; readonly at: Instant };
  /** Exchanges begun so far, over all answers. */
  readonly attempts: number;
  /** The exchange that was begun and has not ended. */
  readonly open?: { readonly attempt: number; readonly at: Instant };
  /** What came of the last exchange, where it came to nothing. */
  readonly fault?: AnswerFault;
}

/** Undefined before it was received. */
export type Question = ReceivedQuestion | undefined;
