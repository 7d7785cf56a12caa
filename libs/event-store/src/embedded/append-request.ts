/** An expected revision as a number: an exact one, or one of these. */
export const NO_STREAM = -1;
export const ANY = -2;
export const STREAM_EXISTS = -3;

/** One proposed event; the buffers share memory with the message that brought it. */
export interface Proposal {
  /** A UUID in lower case. */
  readonly id: string;
  readonly type: Buffer;
  /** The entries of the system metadata (type, content type and others), as they came. */
  readonly entries: readonly Buffer[];
  readonly metadata: Buffer;
  readonly data: Buffer;
}

export interface AppendRequest {
  readonly stream: Buffer;
  readonly expected: number;
  readonly events: readonly Proposal[];
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'failed'; readonly error: Error };
