import {
  CLOUD_EVENTS_JSON,
  dataSchemaOf,
  HEADERS,
  TOPICS,
  type CloudEvent,
  type PublishedData,
} from '@hoso/contracts';
import type { RecordedEvent } from '@hoso/event-store';
import type { ToldMessage } from './told-message';

const TYPE = 'vn.hoso.dead-letter.v1';

/** Why an event is not told as it should be. */
export interface Hindrance {
  readonly cause: 'not-publishable' | 'too-large';
  readonly detail: string;
}

/** Where the event stands instead of what it holds: that may be private, and stays in the log. */
const dataOf = (event: RecordedEvent, { cause, detail }: Hindrance): PublishedData<typeof TYPE> => ({
  cause,
  detail,
  original: {
    topic: 'log',
    partition: 0,
    offset: String(event.position),
    key: event.stream,
    headers: { id: event.id, type: event.type, revision: String(event.revision) },
    value: '',
  },
});

/** The record on the dead-letter topic about an event; a function of both. */
export const deadLetterOf = (event: RecordedEvent, hindrance: Hindrance): ToldMessage => {
  const value: CloudEvent = {
    specversion: '1.0',
    id: event.id,
    source: `/streams/${encodeURIComponent(event.stream)}`,
    type: TYPE,
    subject: event.stream,
    time: event.recordedAt,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(TYPE),
    data: dataOf(event, hindrance),
  };
  return {
    topic: TOPICS.deadLetters.name,
    key: event.stream,
    value: JSON.stringify(value),
    headers: { [HEADERS.contentType]: CLOUD_EVENTS_JSON, [HEADERS.logPosition]: String(event.position) },
    numbering: 'none',
  };
};
