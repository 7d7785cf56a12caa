import { CLOUD_EVENTS_JSON, HEADERS, type CloudEvent } from '@hoso/contracts';
import type { StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import type { TopicMessage } from '@hoso/messaging';
import type { Telling } from './telling';

/**
 * A record before it is sent. `revision`: its header `sequence` stands already; `per-key`: whoever sends it numbers it
 * under its key in its topic, from 0, and adds the header.
 */
export interface PublishedMessage extends TopicMessage {
  readonly numbering: 'revision' | 'per-key';
}

/** An event of the log in its newest version, with what its messages need of its record. */
export interface ToldEvent {
  readonly recorded: RecordedEvent;
  readonly metadata: StoredMetadata;
  readonly type: string;
  readonly data: object;
  readonly at: Instant;
}

/** Whose record it is. */
export interface Address {
  /** URI reference of the stream, such as `/dossiers/H23.21-251114-0001`. */
  readonly source: string;
  readonly key: string;
}

/** The value of a record: serialised once, however many topics it goes to. */
export const valueOf = (
  { recorded, at }: ToldEvent,
  { source, key }: Address,
  { type, dataschema, data }: Pick<CloudEvent, 'type' | 'dataschema' | 'data'>,
): string =>
  JSON.stringify({
    specversion: '1.0',
    id: recorded.id,
    source,
    type,
    subject: key,
    time: at,
    datacontenttype: 'application/json',
    dataschema,
    data,
  } satisfies CloudEvent);

/** The value that a telling makes of an event; `from` is what its data alone does not say. */
export const toldValue = <From>(
  event: ToldEvent,
  address: Address,
  told: { readonly telling: Telling<never, From>; readonly from: From },
): string => {
  const { type, dataSchema, dataOf } = told.telling;
  return valueOf(event, address, {
    type,
    dataschema: dataSchema,
    data: dataOf(event.data as never, told.from),
  });
};

type Headers = Record<string, string>;

/** Headers of every record; `sequence` is not among them. */
export const headersOf = ({ recorded, metadata }: ToldEvent, imported: boolean): Headers => {
  const headers: Headers = {
    [HEADERS.contentType]: CLOUD_EVENTS_JSON,
    [HEADERS.logPosition]: String(recorded.position),
    [HEADERS.hash]: metadata.hash,
  };
  if (imported) headers[HEADERS.imported] = 'true';
  return headers;
};
