import type { EventOf, Personal } from '@hoso/kernel';
import type { Answerer, AnswerOutcome, Asker } from './vocabulary';

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface QuestionEvents {
  readonly QuestionReceived: {
    /** *MADONVI*: the unit that is asked. */
    readonly unit: string;
    /** *MALINHVUC*. */
    readonly field?: string;
    /** *MATTHCDP*: the procedure that the question is about, by its local code. */
    readonly procedure?: string;
    readonly asker: Personal<Asker>;
    readonly content: Personal<string>;
  };
  readonly QuestionAnswered: { readonly answer: string; readonly answeredBy: Answerer };
  /** The portal shows an answer, and none that was given here is there or on its way. */
  readonly QuestionFoundAnswered: Readonly<Record<never, never>>;
  /** Recorded before the answer is sent. */
  readonly AnswerExchangeBegun: {
    /** Counted from 1 over all answers to the question. */
    readonly attempt: number;
  };
  readonly AnswerExchangeEnded: {
    readonly attempt: number;
    readonly outcome: AnswerOutcome;
    /** Why not now (`maintenance`, …); `interrupted` where nobody lived to hear the answer. */
    readonly cause?: string;
    readonly errorCode?: string;
    /** The portal’s words, without what names a person. */
    readonly fault?: string;
  };
}

export type QuestionEvent = EventOf<QuestionEvents>;
export type QuestionEventType = keyof QuestionEvents;

const TYPES: Readonly<Record<QuestionEventType, true>> = {
  QuestionReceived: true,
  QuestionAnswered: true,
  QuestionFoundAnswered: true,
  AnswerExchangeBegun: true,
  AnswerExchangeEnded: true,
};

export const QUESTION_EVENT_TYPES = Object.keys(TYPES) as readonly QuestionEventType[];
