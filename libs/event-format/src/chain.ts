import { hash as digest } from 'node:crypto';
import { canonical } from './canonical';
import type { StoredEvent, UnsealedEvent } from './stored-event';

/** `prevHash` of the first event of a stream, and of every event of an unchained one. */
export const CHAIN_START = '';

/** What was found wrong: the event itself was changed, or it does not follow the one before it. */
export type ChainFault = 'hash-mismatch' | 'link-mismatch' | 'unreadable';

export interface ChainReport {
  readonly ok: boolean;
  /** How many events were sound before the first fault, or in all. */
  readonly events: number;
  /** `hash` of the last sound event: where the next page or the next append goes on. */
  readonly head: string;
  /** Revision in the stream of the first event that is not sound, and why. */
  readonly broken?: { readonly revision: number; readonly reason: ChainFault };
}

/** Where a stream read in pages goes on: the events verified so far and the hash of the last. */
export interface ChainPosition {
  readonly events: number;
  readonly head: string;
}

const hashOf = (event: Omit<UnsealedEvent, 'id'>): string =>
  digest(
    'sha256',
    `{"data":${canonical(event.data)},"metadata":${canonical(event.metadata)},"type":${canonical(event.type)}}`,
  );

// Members written out, in canonical order: spreading them takes longer than hashing them.
const sealAfter = (prevHash: string, { id, type, data, metadata: of }: UnsealedEvent): StoredEvent => {
  const metadata = {
    $causationId: of.$causationId,
    $correlationId: of.$correlationId,
    actor: of.actor,
    commandId: of.commandId,
    occurredAt: of.occurredAt,
    payloadHmac: of.payloadHmac,
    prevHash,
    schemaVersion: of.schemaVersion,
  };
  const hash = hashOf({ type, data, metadata });
  return { id, type, data, metadata: { ...metadata, hash } };
};

/** Links events one after another, in order; `prevHash` is the hash of the stream's last event or CHAIN_START. */
export const sealChain = (prevHash: string, events: readonly UnsealedEvent[]): readonly StoredEvent[] => {
  let head = prevHash;
  return events.map((event) => {
    const sealed = sealAfter(head, event);
    head = sealed.metadata.hash;
    return sealed;
  });
};

/** For streams whose events stand alone (registers, openings): each carries its own hash. */
export const sealSingle = (event: UnsealedEvent): StoredEvent => sealAfter(CHAIN_START, event);

const isSound = ({ type, data, metadata: { hash, ...metadata } }: StoredEvent): boolean =>
  hash === hashOf({ type, data, metadata });

const faultOf = (event: StoredEvent, prevHash: string): ChainFault | undefined => {
  try {
    if (!isSound(event)) return 'hash-mismatch';
  } catch {
    return 'unreadable';
  }
  return event.metadata.prevHash === prevHash ? undefined : 'link-mismatch';
};

/** Verifies the hash of an event of an unchained stream. */
export const verifySingle = (event: StoredEvent): ChainFault | undefined => faultOf(event, CHAIN_START);

/**
 * Verifies events as stored, in order, before any upcaster; stops at the first fault. A cut tail leaves a sound chain:
 * compare `head` with what was known before.
 * @param after where an earlier page ended; the stream's beginning when absent
 */
export const verifyChain = (
  events: Iterable<StoredEvent>,
  after: ChainPosition = { events: 0, head: CHAIN_START },
): ChainReport => {
  let { head, events: count } = after;
  for (const event of events) {
    const reason = faultOf(event, head);
    if (reason) return { ok: false, events: count, head, broken: { revision: count, reason } };
    head = event.metadata.hash;
    count++;
  }
  return { ok: true, events: count, head };
};
