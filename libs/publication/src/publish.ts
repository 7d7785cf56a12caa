import { decode, type StoredMetadata } from '@hoso/event-format';
import type { EventFilter, RecordedEvent } from '@hoso/event-store';
import { REPORT_STREAM } from './accountability-reports';
import { ALERT_STREAM } from './alerts';
import { DOSSIER_STREAM, privately } from './dossier/dossier-stream';
import { PETITION_STREAM } from './petitions';
import { PORTAL_QUESTION_STREAM } from './portal-questions';
import { PORTAL_RATING_STREAM } from './portal-ratings';
import { PORTAL_SYNC_STREAM } from './portal-sync';
import type { PublishedMessage, ToldEvent } from './published-message';
import type { PublishedStream } from './published-stream';
import type { StreamNote } from './stream-note';

/** Every kind of stream that topics tell of; a further one is one row here. */
const STREAMS: readonly PublishedStream[] = [
  DOSSIER_STREAM,
  ALERT_STREAM,
  REPORT_STREAM,
  PETITION_STREAM,
  PORTAL_SYNC_STREAM,
  PORTAL_RATING_STREAM,
  PORTAL_QUESTION_STREAM,
];

/** Which events of the log concern the topics. */
export const PUBLISHED_EVENTS: EventFilter = { streamPrefixes: STREAMS.map(({ prefix }) => prefix) };

const streamOf = ({ stream }: RecordedEvent): PublishedStream | undefined =>
  STREAMS.find(({ prefix }) => stream.startsWith(prefix));

const toldEvent = (recorded: RecordedEvent): ToldEvent => {
  const metadata = recorded.metadata as StoredMetadata;
  const { type, data, at } = decode({ id: recorded.id, type: recorded.type, data: recorded.data, metadata });
  return { recorded, metadata, type, data, at };
};

const NOTHING: readonly PublishedMessage[] = [];

/** What an event leads to. */
export interface Publication {
  readonly messages: readonly PublishedMessage[];
  /** The note of the stream from now on; the same object when nothing changed. */
  readonly note: StreamNote;
}

/**
 * The messages that tell a recorded event, and the note of its stream after it; a function of both and of nothing else,
 * so that a repetition gives the same bytes. `note` is that after the event before it: `NO_NOTE` for the first.
 * @throws EventNotPublishable, UnknownSchemaVersionError: written by a newer program, or with another stream's note
 */
export const publicationOf = (recorded: RecordedEvent, note: StreamNote): Publication => {
  const kind = streamOf(recorded);
  if (!kind) return { messages: NOTHING, note };
  const event = toldEvent(recorded);
  const after = kind.noted(note, event);
  return { messages: kind.messages(event, after), note: after };
};

/**
 * What stands in for the messages of an event that cannot be told: on the dossier topic the private form, so that no
 * number is missing; nothing elsewhere. It reads nothing of the event's data.
 */
export const withheld = (recorded: RecordedEvent, note: StreamNote): readonly PublishedMessage[] => {
  if (streamOf(recorded) !== DOSSIER_STREAM) return NOTHING;
  const metadata = recorded.metadata as StoredMetadata;
  const { type, data } = recorded;
  return [privately({ recorded, metadata, type, data, at: metadata.occurredAt }, note.imported === true)];
};
