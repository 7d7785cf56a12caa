import { codeOf } from './error-code';
import type { ExpectedRevision } from './port';

/** The largest append: the bytes of all its events' data as JSON, metadata not counted (the server's default). */
export const MAX_APPEND_BYTES = 1024 * 1024;

/** Somebody else was first: the stream is not at the expected revision. */
export class WrongExpectedRevision extends Error {
  readonly code = 'wrong-expected-revision';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | 'no-stream' | 'unknown',
  ) {
    super(`Stream ${stream} was expected at ${expected}, found at ${actual}; read it again and decide anew`);
  }
}

/** Nothing was sent or read: the store cannot be reached. */
export class StoreUnavailable extends Error {
  readonly code = 'store-unavailable';

  constructor(detail: string, options?: ErrorOptions) {
    super(`The event store cannot be reached (${detail}); check that it runs and try again`, options);
  }
}

/** An append was answered neither way after bounded repeats; its events may or may not be in the log. */
export class OutcomeUnknown extends Error {
  readonly code = 'outcome-unknown';

  constructor(
    readonly stream: string,
    options?: ErrorOptions,
  ) {
    super(`No answer to an append to ${stream}; read the stream or append the same events again`, options);
  }
}

/** The data of one append is more than the store takes. */
export class AppendTooLarge extends Error {
  readonly code = 'append-too-large';

  constructor(
    readonly stream: string,
    readonly maxBytes: number,
  ) {
    super(`The append to ${stream} holds more than ${maxBytes} bytes of data; split it`);
  }
}

export const isWrongExpectedRevision = (error: unknown): error is WrongExpectedRevision =>
  codeOf(error) === 'wrong-expected-revision';
export const isStoreUnavailable = (error: unknown): error is StoreUnavailable =>
  codeOf(error) === 'store-unavailable';
export const isOutcomeUnknown = (error: unknown): error is OutcomeUnknown =>
  codeOf(error) === 'outcome-unknown';
export const isAppendTooLarge = (error: unknown): error is AppendTooLarge =>
  codeOf(error) === 'append-too-large';
