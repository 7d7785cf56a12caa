import { CHAIN_START, encode, sealChain, type EventOrigin, type StoredEvent } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import { instantOf, type DomainEvent } from '@hoso/kernel';

const ORIGIN: EventOrigin = {
  commandId: '00000000-0000-4000-8000-000000000001',
  payloadHmac: '0'.repeat(64),
  correlationId: '00000000-0000-4000-8000-000000000002',
  causationId: '00000000-0000-4000-8000-000000000001',
  actor: { id: 'an', role: 'head', unit: 'H23.15' },
};

const uuid = (nr: number): string => `00000000-0000-4000-8000-${nr.toString(16).padStart(12, '0')}`;

/** A stored event as it stands in the log. */
export const recordedIn = (stream: string, stored: StoredEvent, revision = 0): RecordedEvent => ({
  ...stored,
  stream,
  revision,
  position: 4_000n + BigInt(revision),
  recordedAt: instantOf('2025-12-01T00:00:00Z'),
});

/** A stream as the log has it: encoded, chained, numbered. */
export const recordedStream = (stream: string, events: readonly DomainEvent[]): readonly RecordedEvent[] =>
  sealChain(
    CHAIN_START,
    events.map((event, nr) => encode(uuid(nr), event, ORIGIN)),
  ).map((stored, revision) => recordedIn(stream, stored, revision));
