import type { Actor, Instant } from '@hoso/kernel';

/** Who asked for an event and by which command; the same for all events of one decision. */
export interface EventOrigin {
  /** The UUID of the command, honoured for the life of the stream. */
  readonly commandId: string;
  /** HMAC-SHA-256 of the command's canonical payload, hex: another payload under the same id is refused. */
  readonly payloadHmac: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
}

/** Metadata before an event has its place in a stream; `$` names are those that EventStoreDB projections know. */
export interface UnsealedMetadata {
  readonly $causationId: string;
  readonly $correlationId: string;
  readonly actor: Actor;
  readonly commandId: string;
  /** Business time; the store keeps its own time beside it. */
  readonly occurredAt: Instant;
  readonly payloadHmac: string;
  /** Counted from 1 for each event type; older ones are lifted by upcasters on reading. */
  readonly schemaVersion: number;
}

/** Metadata as stored. */
export interface StoredMetadata extends UnsealedMetadata {
  /** `hash` of the event before it in its stream; `''` for the first event and in unchained streams. */
  readonly prevHash: string;
  /** SHA-256, 64 hex digits, over the canonical form of type, data and metadata without `hash`. */
  readonly hash: string;
}

/** An event that has not been chained yet. */
export interface UnsealedEvent {
  /** A random UUID of its own; the store recognises a repeated append by it. Not part of the hash. */
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: UnsealedMetadata;
}

/** An event exactly as the store keeps it: personal data sealed, older versions not lifted. */
export interface StoredEvent extends UnsealedEvent {
  readonly metadata: StoredMetadata;
}
