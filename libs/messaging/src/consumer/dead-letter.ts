import { createHash } from 'node:crypto';
import {
  CLOUD_EVENTS_JSON,
  dataSchemaOf,
  HEADERS,
  TOPICS,
  type CloudEvent,
  type PublishedData,
} from '@hoso/contracts';
import type { TopicMessage, TopicRecord } from '../port';
import type { Hindrance } from './chain';

const TYPE = 'vn.hoso.dead-letter.v1';

/** The same for every repetition. */
const idOf = (group: string, { topic, partition, offset }: TopicRecord): string => {
  const digest = createHash('sha256').update(`${group}/${topic}/${partition}/${offset}`).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
};

export interface DeadLetterReason {
  readonly group: string;
  readonly cause: Hindrance;
  readonly detail: string;
}

/** The record on the dead-letter topic that holds another one whole. */
export const deadLetterOf = (
  record: TopicRecord,
  { group, cause, detail }: DeadLetterReason,
): TopicMessage => {
  const { topic, partition, offset, key, headers, value } = record;
  const data: PublishedData<typeof TYPE> = {
    cause,
    detail,
    original: { topic, partition, offset: String(offset), key, headers, value },
  };
  const letter: CloudEvent = {
    specversion: '1.0',
    id: idOf(group, record),
    source: `/consumers/${encodeURIComponent(group)}`,
    type: TYPE,
    subject: key,
    time: record.writtenAt,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(TYPE),
    data,
  };
  return {
    topic: TOPICS.deadLetters.name,
    key,
    value: JSON.stringify(letter),
    headers: { [HEADERS.contentType]: CLOUD_EVENTS_JSON },
  };
};
