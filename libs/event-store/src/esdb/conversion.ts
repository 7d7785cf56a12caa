import { instantFromMs } from '@hoso/kernel';
import {
  eventTypeFilter,
  streamNameFilter,
  type AppendExpectedRevision,
  type EventData,
  type Filter,
  type FilterOptions,
  type RecordedEvent as ClientEvent,
} from '@eventstore/db-client';
import type { EventFilter, EventToAppend, ExpectedRevision, RecordedEvent } from '../port';

/** The revision in the words of the client. */
export const toClientRevision = (expected: ExpectedRevision): AppendExpectedRevision => {
  if (typeof expected === 'number') return BigInt(expected);
  return expected === 'any' ? 'any' : expected === 'no-stream' ? 'no_stream' : 'stream_exists';
};

export const toClientEvent = ({ id, type, data, metadata }: EventToAppend): EventData =>
  ({ id, type, contentType: 'application/json', data, metadata }) as EventData;

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** The client gives positions of events in streams only where the server does, which is from version 21.10 on. */
export const fromClientEvent = (event: ClientEvent): RecordedEvent => ({
  id: event.id,
  type: event.type,
  data: asObject(event.data),
  metadata: asObject(event.metadata),
  stream: event.streamId,
  revision: Number(event.revision),
  position: event.position?.commit ?? 0n,
  recordedAt: instantFromMs(event.created.getTime()),
});

/** System events are recognised by type on the server; a plain type in a system stream is left out here. */
export const isSystemEvent = (event: ClientEvent): boolean =>
  event.type.startsWith('$') || event.streamId.startsWith('$');

/** How many events the server considers between two checkpoints of a filtered subscription. */
const CHECKPOINT = { maxSearchWindow: 1_024, checkpointInterval: 1 };

/** @throws TypeError for an empty list of prefixes, which a server may read as everything or nothing. */
export const toClientFilter = (
  filter: EventFilter,
  checkpointReached: FilterOptions['checkpointReached'],
): Filter => {
  const options = { ...CHECKPOINT, checkpointReached };
  if (filter === 'all') return eventTypeFilter({ ...options, regex: '^[^$].*' });
  const prefixes = 'streamPrefixes' in filter ? filter.streamPrefixes : filter.typePrefixes;
  if (prefixes.length === 0) throw new TypeError('A filter needs at least one prefix');
  return 'streamPrefixes' in filter
    ? streamNameFilter({ ...options, prefixes: [...prefixes] })
    : eventTypeFilter({ ...options, prefixes: [...prefixes] });
};
