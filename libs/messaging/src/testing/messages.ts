import { randomUUID } from 'node:crypto';
import type { TopicSpec } from '@hoso/contracts';
import type { TopicMessage, TopicRecord, Topics } from '../port';

export const newTopic = (partitions = 3): TopicSpec => ({
  name: `contract.${randomUUID()}`,
  purpose: 'contract',
  partitions,
  retentionDays: 1,
  compacted: false,
  maxMessageBytes: 20_000,
});

export const message = (topic: string, key: string, value = 'giá trị'): TopicMessage => ({
  topic,
  key,
  value,
  headers: { sequence: value, 'content-type': 'text/plain' },
});

/** `count` messages whose keys take turns, each key numbering its own from 0. */
export const numbered = (topic: string, count: number, keys = 7): TopicMessage[] =>
  Array.from({ length: count }, (_, n) => message(topic, `H-${n % keys}`, String(Math.floor(n / keys))));

export const all = async (records: AsyncIterable<TopicRecord>): Promise<TopicRecord[]> => {
  const found: TopicRecord[] = [];
  for await (const record of records) found.push(record);
  return found;
};

/** The records of a topic once there are so many: what was acknowledged is readable a moment later. */
export const allOf = async (
  topics: Pick<Topics, 'read'>,
  { topic, count }: { readonly topic: string; readonly count: number },
): Promise<readonly TopicRecord[]> => {
  let found: readonly TopicRecord[] = [];
  await until(async () => {
    found = await all(topics.read(topic));
    return found.length >= count;
  });
  return found;
};

/** The values of each key, in the order in which they stand. */
export const valuesByKey = (records: readonly TopicMessage[]): Record<string, string[]> => {
  const values: Record<string, string[]> = {};
  for (const { key, value } of records) (values[key] ??= []).push(value);
  return values;
};

/** Resolves when the condition holds; looked at again and again, the limit is that of the specification. */
export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
};
