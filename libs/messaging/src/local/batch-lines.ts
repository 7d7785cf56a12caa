import type { Instant } from '@hoso/kernel';
import type { TopicMessage, TopicRecord } from '../port';

/** Where a partition ends: its next offset, and where its last record begins in the file, in bytes; -1 without one. */
export type PartitionEnd = readonly [next: number, last: number];

/** What the first line of a topic file says. */
export interface TopicHead {
  readonly topic: string;
  readonly partitions: number;
  readonly maxMessageBytes: number;
  /** What was dropped: the place at which the file goes on behind this line, and the first offset of each partition there. */
  readonly dropped?: { readonly upTo: number; readonly begins: readonly number[] };
}

/** How the line of a mark begins, and no other: those of records begin otherwise, and JSON has no bare new line. */
export const MARK = '{"mark":';

export const markLine = (ends: readonly PartitionEnd[]): string => `{"mark":${JSON.stringify(ends)}}\n`;

export const endsIn = (mark: string): readonly PartitionEnd[] =>
  (JSON.parse(mark) as { readonly mark: readonly PartitionEnd[] }).mark;

/** How the line of a record of a partition begins. */
export const beginningOf = (partition: number): string => `{"partition":${partition},`;

type StoredRecord = Omit<TopicRecord, 'topic' | 'offset'> & { readonly offset: number };

export const recordIn = (topic: string, line: Buffer): TopicRecord => {
  const { partition, offset, writtenAt, key, headers, value } = JSON.parse(line.toString()) as StoredRecord;
  return { topic, partition, offset: BigInt(offset), writtenAt, key, headers, value };
};

export interface BatchPlace {
  /** Where the batch begins, in bytes. */
  readonly at: number;
  readonly ends: readonly PartitionEnd[];
  readonly writtenAt: Instant;
  partitionOf(key: string): number;
}

/** The lines of a batch of one topic, closed by a mark without which they do not count. */
export const batchLines = (messages: readonly TopicMessage[], place: BatchPlace): Buffer => {
  const ends = [...place.ends];
  const lines: Buffer[] = [];
  let at = place.at;
  for (const { key, headers, value } of messages) {
    const partition = place.partitionOf(key);
    const [offset] = ends[partition]!;
    const stored: StoredRecord = { partition, offset, writtenAt: place.writtenAt, key, headers, value };
    const line = Buffer.from(`${JSON.stringify(stored)}\n`);
    ends[partition] = [offset + 1, at];
    at += line.length;
    lines.push(line);
  }
  return Buffer.concat([...lines, Buffer.from(markLine(ends))]);
};
