import type { Instant } from '@hoso/kernel';

/** One event as it is proposed: `id` a UUID that is honoured once, `data` and `metadata` plain JSON objects. */
export interface EventToAppend {
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: object;
}

/** One event as it stands in the log; `revision` counts from 0 in its stream, `position` grows over the whole log. */
export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** The store's own time, beside the business time that the metadata carries. */
  readonly recordedAt: Instant;
}

/** The revision of the last event that the stream must have, or a weaker demand on it. */
export type ExpectedRevision = number | 'any' | 'no-stream' | 'stream-exists';

/** Where the last event of an append stands. */
export interface Appended {
  readonly revision: number;
  readonly position: bigint;
}

/** A part of a stream: `from` is inclusive (default: the first event, or the last one backwards). */
export interface StreamSlice {
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly max?: number;
}

/** Which events of the whole log; `all` leaves out system events, whose type or stream begins with `$`. */
export type EventFilter =
  { readonly streamPrefixes: readonly string[] } | { readonly typePrefixes: readonly string[] } | 'all';

/** What a subscriber does; its methods are called one after the other, each awaited, in the order of the log. */
export interface Subscriber {
  readonly filter: EventFilter;
  /** Exclusive; without it from the first event. */
  readonly after?: bigint;
  onEvent(event: RecordedEvent): Promise<void> | void;
  /** Everything up to this position has been handled or does not match; called now and then, not for each event. */
  onCheckpoint?(position: bigint): Promise<void> | void;
  /** The end of the log was reached; again after each resumption. */
  onCaughtUp?(): Promise<void> | void;
  /** Called once when a method above threw or the store refuses the subscription; it has ended then. */
  onFailure(error: unknown): void;
}

/** A running subscription. */
export interface Subscription {
  /** Resolves when the last handler has returned; not to be awaited inside a handler. */
  stop(): Promise<void>;
}

/** The log, as everything above it sees it; deletion is not offered. */
export abstract class EventStore {
  /**
   * Appends all events or none, durably. With an exact revision or `no-stream` a repeat with the same ids is answered
   * like the first time, however old; with `any` and `stream-exists` only while the store remembers recent ids.
   * @throws WrongExpectedRevision, AppendTooLarge, StoreUnavailable, OutcomeUnknown
   */
  abstract append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Appended>;

  /** The events of one stream; a stream that does not exist yields nothing. @throws StoreUnavailable */
  abstract read(stream: string, slice?: StreamSlice): AsyncIterable<RecordedEvent>;

  /** The matching events after a position up to the present end of the log. @throws StoreUnavailable */
  abstract scan(filter: EventFilter, after?: bigint): AsyncIterable<RecordedEvent>;

  /** Follows the log from a position on and resumes after a drop from the last position handled. */
  abstract subscribe(subscriber: Subscriber): Subscription;

  /** Stops all subscriptions and lets go of the connection. */
  abstract close(): Promise<void>;
}
