import {
  AppendTooLarge,
  isAppendTooLarge,
  isOutcomeUnknown,
  isStoreUnavailable,
  isWrongExpectedRevision,
  MAX_APPEND_BYTES,
  OutcomeUnknown,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../errors';
import type { Appended, EventToAppend, ExpectedRevision } from '../../port';
import type { FollowRequest } from '../follow';
import type { EsdbTiming } from '../timing';

/** What the thread is started with. */
export interface ThreadSettings {
  readonly connectionString: string;
  readonly timing: EsdbTiming;
}

/** Data and metadata as JSON: text passes between threads for less than objects. */
interface WrittenEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface AppendOrder {
  readonly append: { readonly stream: string; readonly expected: ExpectedRevision };
  readonly events: readonly WrittenEvent[];
}

/** What a follower is to be told. */
export type Feed = Pick<FollowRequest, 'filter' | 'after'>;

/** What the thread is told; `nr` names what is asked for, in all that is said about it. */
export type Order = { readonly nr: number } & (
  | AppendOrder
  | { readonly follow: Feed }
  /** So many characters of what a follower was told are worked off. */
  | { readonly done: number }
  | { readonly leave: true }
);

/** An error as it passes between threads, which keep of errors neither class nor members. */
interface ToldFault {
  readonly code: unknown;
  readonly detail: string;
  readonly actual?: WrongExpectedRevision['actual'];
}

/** How following ended: with an error that passes or lasts, or without one. */
export interface Ending {
  readonly error?: { readonly detail: string; readonly isPassing: boolean };
}

/** What a follower is told, as JSON of `ToldItem`s, or that and how following ended. */
export type FeedReport = { readonly items: string } | { readonly end: Ending };

/** What the thread says: how an append ended, or what a follower is told. */
export type Report = { readonly nr: number } & (
  { readonly appended: Appended } | { readonly fault: ToldFault } | FeedReport
);

export const written = ({ id, type, data, metadata }: EventToAppend): WrittenEvent => ({
  id,
  type,
  data: JSON.stringify(data),
  metadata: JSON.stringify(metadata),
});

export const read = ({ id, type, data, metadata }: WrittenEvent): EventToAppend => ({
  id,
  type,
  data: JSON.parse(data) as object,
  metadata: JSON.parse(metadata) as object,
});

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Of a store that did not answer what it rests on: the error itself is made anew. */
export const detailOf = (error: unknown): string =>
  (isOutcomeUnknown(error) || isStoreUnavailable(error)) && error.cause !== undefined
    ? textOf(error.cause)
    : textOf(error);

export const toldFault = (error: unknown): ToldFault => ({
  code: (error as { readonly code?: unknown } | null)?.code,
  detail: detailOf(error),
  ...(isWrongExpectedRevision(error) && { actual: error.actual }),
});

/** The error of an append, as it would have been thrown here. */
export const faultOf = (told: ToldFault, { stream, expected }: AppendOrder['append']): Error => {
  const { detail, code, actual = 'unknown' } = told;
  const cause = new Error(detail);
  if (isWrongExpectedRevision(told)) return new WrongExpectedRevision(stream, expected, actual);
  if (isAppendTooLarge(told)) return new AppendTooLarge(stream, MAX_APPEND_BYTES);
  if (isOutcomeUnknown(told)) return new OutcomeUnknown(stream, { cause });
  if (isStoreUnavailable(told)) return new StoreUnavailable(detail, { cause });
  return Object.assign(cause, { code });
};
