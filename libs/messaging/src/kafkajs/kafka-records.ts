import { isUtf8 } from 'node:buffer';
import { instantFromMs } from '@hoso/kernel';
import type { Batch, IHeaders, KafkaMessage } from 'kafkajs';
import type { NotText, TopicRecord } from '../port';

type Header = Buffer | string | null | undefined;

const textOf = (value: Header): string => value?.toString() ?? '';

/** A header that stands there several times counts as its last. */
const lastOf = (headers: IHeaders = {}): readonly (readonly [name: string, value: Header])[] =>
  Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);

const isNoText = (value: Header): value is Buffer => Buffer.isBuffer(value) && !isUtf8(value);

/** What text does not say: other bytes, and that nothing stands there. */
const beyondText = (value: Buffer | null): Buffer | null | undefined =>
  value === null || isNoText(value) ? value : undefined;

const notTextIn = ({ key, value, headers }: KafkaMessage): NotText | undefined => {
  const odd = lastOf(headers).filter((header): header is [string, Buffer] => isNoText(header[1]));
  const [oddKey, oddValue] = [beyondText(key), beyondText(value)];
  if (odd.length === 0 && oddKey === undefined && oddValue === undefined) return undefined;
  return {
    ...(oddKey !== undefined && { key: oddKey }),
    ...(oddValue !== undefined && { value: oddValue }),
    ...(odd.length > 0 && { headers: Object.fromEntries(odd) }),
  };
};

const recordOf = ({ topic, partition }: Batch, message: KafkaMessage): TopicRecord => {
  const notText = notTextIn(message);
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    key: textOf(message.key),
    value: textOf(message.value),
    headers: Object.fromEntries(lastOf(message.headers).map(([name, value]) => [name, textOf(value)])),
    writtenAt: instantFromMs(Number(message.timestamp)),
    ...(notText && { notText }),
  };
};

export const recordsOf = (batch: Batch): readonly TopicRecord[] =>
  batch.messages.map((message) => recordOf(batch, message));
