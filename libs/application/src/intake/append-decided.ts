import { randomUUID } from 'node:crypto';
import { encode, sealChain, type StoredEvent } from '@hoso/event-format';
import { isOutcomeUnknown, type EventStore } from '@hoso/event-store';
import type { Decided } from './event-writer';

/** Where a stream ends, as it was read. */
export interface StreamEnd {
  readonly stream: string;
  /** Of the last event; -1 for none. */
  readonly revision: number;
  /** Hash of the last event. */
  readonly head: string;
}

/**
 * Appends the events of one decision in the form in which they are kept, all or nothing; an answer that never came is asked for again
 * with the same bytes, which the store recognises. Persons in them are sealed already.
 * @throws WrongExpectedRevision when somebody was first
 */
export const appendDecided = async (
  store: EventStore,
  { stream, revision, head }: StreamEnd,
  { events, origin }: Decided,
): Promise<readonly StoredEvent[]> => {
  if (events.length === 0) return [];
  const stored = sealChain(
    head,
    events.map((event) => encode(randomUUID(), event, origin)),
  );
  const append = () => store.append(stream, revision < 0 ? 'no-stream' : revision, stored);
  await append().catch((error: unknown) => {
    if (isOutcomeUnknown(error)) return append();
    throw error;
  });
  return stored;
};
