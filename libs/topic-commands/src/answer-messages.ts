import { randomUUID } from 'node:crypto';
import {
  CLOUD_EVENTS_JSON,
  dataSchemaOf,
  HEADERS,
  TOPICS,
  type CloudEvent,
  type PublishedData,
  type PublishedType,
} from '@hoso/contracts';
import type { Clock } from '@hoso/kernel';
import type { TopicMessage, TopicRecord } from '@hoso/messaging';
import type { CommandAnswer } from './command-gate';

interface Told<Type extends PublishedType> {
  readonly topic: string;
  readonly key: string;
  readonly type: Type;
  readonly data: PublishedData<Type>;
}

const messageOf = <Type extends PublishedType>(
  { topic, key, type, data }: Told<Type>,
  clock: Clock,
): TopicMessage => {
  const event: CloudEvent<PublishedData<Type>> = {
    specversion: '1.0',
    id: randomUUID(),
    source: '/commands',
    type,
    subject: key,
    time: clock.now(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(type),
    data,
  };
  return { topic, key, value: JSON.stringify(event), headers: { [HEADERS.contentType]: CLOUD_EVENTS_JSON } };
};

/** The answer to a command, under the command’s key. */
export const replyTo = (
  { key }: TopicRecord,
  { commandId, status, body }: CommandAnswer & { readonly commandId: string },
  clock: Clock,
): TopicMessage =>
  messageOf(
    {
      topic: TOPICS.commandReplies.name,
      key,
      type: 'vn.hoso.command-reply.v1',
      data: { commandId, status, body },
    },
    clock,
  );

/** A record that is no command, or one that the API fails at, whole; credentials are left out. */
export const deadLetterOf = (
  { topic, partition, offset, key, headers, value }: TopicRecord,
  { cause, detail }: { readonly cause: string; readonly detail: string },
  clock: Clock,
): TopicMessage => {
  const { authorization: _, ...shown } = headers;
  const original = { topic, partition, offset: String(offset), key, headers: shown, value };
  const data = { cause, detail, original };
  return messageOf({ topic: TOPICS.deadLetters.name, key, type: 'vn.hoso.dead-letter.v1', data }, clock);
};
