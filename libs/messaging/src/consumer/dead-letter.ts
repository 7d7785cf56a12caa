import { deadLetterOf } from '../dead-letters/dead-letter';
import { letterIdOf } from '../dead-letters/letter-id';
import type { TopicMessage, TopicRecord } from '../port';
import type { Hindrance } from './chain';

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
    { record, cause, detail, id: letterIdOf(group, record), source, time: record.writtenAt },
    maxBytes,
  );
};
