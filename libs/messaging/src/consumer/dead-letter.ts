import { createHash } from 'node:crypto';
import { deadLetterOf } from '../dead-letters/dead-letter';
import type { TopicMessage, TopicRecord } from '../port';
import type { Hindrance } from './chain';

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

/** The record on the dead-letter topic, of at most so many bytes, that a consumer lays another one aside with. */
export const consumersDeadLetterOf = (
  record: TopicRecord,
  { group, cause, detail }: DeadLetterReason,
  maxBytes: number,
): TopicMessage => {
  const source = `/consumers/${encodeURIComponent(group)}`;
  return deadLetterOf(
    { record, cause, detail, id: idOf(group, record), source, time: record.writtenAt },
    maxBytes,
  );
};
