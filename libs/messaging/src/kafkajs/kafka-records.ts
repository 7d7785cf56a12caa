import { instantFromMs } from '@hoso/kernel';
import type { Batch, IHeaders, KafkaMessage } from 'kafkajs';
import type { TopicRecord } from '../port';

const textOf = (value: Buffer | string | null | undefined): string => value?.toString() ?? '';

/** A header that stands there several times counts as its last. */
const headersOf = (headers: IHeaders = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      textOf(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );

const recordOf = ({ topic, partition }: Batch, message: KafkaMessage): TopicRecord => ({
  topic,
  partition,
  offset: BigInt(message.offset),
  key: textOf(message.key),
  value: textOf(message.value),
  headers: headersOf(message.headers),
  writtenAt: instantFromMs(Number(message.timestamp)),
});

export const recordsOf = (batch: Batch): readonly TopicRecord[] =>
  batch.messages.map((message) => recordOf(batch, message));
