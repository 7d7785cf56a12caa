import { createHash } from 'node:crypto';
import {
  CLOUD_EVENTS_JSON,
  dataSchemaOf,
  HEADERS,
  TOPICS,
  type CloudEvent,
  type PublishedData,
} from '@hoso/contracts';
import type { Instant } from '@hoso/kernel';
import type { NotText, TopicMessage, TopicRecord } from '../port';
import { recordBytes } from '../record-bytes';
import { beginningOf } from './beginning-of';
import { shortened, withHeaders, type Cut, type Shortened } from './shortened';

const TEXT = 'vn.hoso.dead-letter.v1';
const BYTES = 'vn.hoso.dead-letter.v2';

/** What is to be told of a record that cannot be taken. */
export interface DeadLetter {
  readonly record: TopicRecord;
  readonly cause: string;
  readonly detail: string;
  /** UUID of the letter. */
  readonly id: string;
  /** Who laid it aside, as a URI reference. */
  readonly source: string;
  readonly time: Instant;
}

type Data = PublishedData<typeof TEXT> | PublishedData<typeof BYTES>;

/** Of a letter’s bytes. */
const SHARE_OF_DETAIL = 1 / 16;

const messageOf = (letter: DeadLetter, { key }: TopicRecord, data: Data): TopicMessage => {
  const type = 'bytes' in data.original ? BYTES : TEXT;
  const event: CloudEvent = {
    specversion: '1.0',
    id: letter.id,
    source: letter.source,
    type,
    subject: key,
    time: letter.time,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(type),
    data,
  };
  return {
    topic: TOPICS.deadLetters.name,
    key,
    value: JSON.stringify(event),
    headers: { [HEADERS.contentType]: CLOUD_EVENTS_JSON },
  };
};

const placeOf = ({ topic, partition, offset, key, headers, notText }: TopicRecord) => ({
  topic,
  partition,
  offset: String(offset),
  key: notText?.key === null ? null : key,
  headers,
});

const inBase64 = ({ key, headers = {}, value }: NotText) => {
  const named = Object.entries(headers).map(([name, bytes]) => [name, bytes.toString('base64')] as const);
  return {
    ...(key && { key: key.toString('base64') }),
    ...(named.length > 0 && { headers: Object.fromEntries(named) }),
    ...(value && { value: value.toString('base64') }),
  };
};

const digestOf = ({ value, notText }: TopicRecord) => {
  const bytes = notText?.value ?? Buffer.from(value);
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
};

type Digest = ReturnType<typeof digestOf>;

const asText = (letter: DeadLetter): TopicMessage => {
  const { record, cause, detail } = letter;
  const original = { ...placeOf(record), value: record.value };
  return messageOf(letter, record, { cause, detail, original });
};

const asBytes = (letter: DeadLetter, { record, cut }: Shortened, digest: Digest): TopicMessage => {
  const { cause, detail } = letter;
  const value = record.notText?.value === undefined ? record.value : null;
  const base64 = inBase64(record.notText ?? {});
  const original = {
    ...placeOf(record),
    value,
    ...(Object.keys(base64).length > 0 && { base64 }),
    ...digest,
    cut,
  };
  return messageOf(letter, record, { cause, detail, original });
};

/** Whether the texts of a record, and null for its key, say all of it. */
const isText = ({ notText = {} }: TopicRecord): boolean =>
  !notText.key && !notText.headers && notText.value === undefined;

const NOTHING: readonly Cut[] = [];

const whole = (letter: DeadLetter, digest: () => Digest): TopicMessage =>
  isText(letter.record) ? asText(letter) : asBytes(letter, { record: letter.record, cut: NOTHING }, digest());

const isCredential = (name: string): boolean => name.toLowerCase() === 'authorization';

/**
 * The record on the dead-letter topic that holds another one: whole where it takes at most so many bytes (a few thousand at least),
 * otherwise as much of it as does, and where it stands. Credentials are left out.
 */
export const deadLetterOf = (told: DeadLetter, maxBytes: number): TopicMessage => {
  const record = withHeaders(told.record, (name) => !isCredential(name));
  const letter = { ...told, record, detail: beginningOf(told.detail, maxBytes * SHARE_OF_DETAIL) };
  // What is larger even before it is escaped may be larger than a string can be, too.
  if (record.value.length <= maxBytes) {
    const message = whole(letter, () => digestOf(record));
    if (recordBytes(message) <= maxBytes) return message;
  }
  const digest = digestOf(record);
  const bytesOf = (short: Shortened): number => recordBytes(asBytes(letter, short, digest));
  return asBytes(letter, shortened(record, maxBytes, bytesOf), digest);
};
