import { createHash } from 'node:crypto';
import type { TopicRecord } from '../port';

/** Id (UUID) of the letter about a record by somebody: the same for every repetition. */
export const letterIdOf = (by: string, { topic, partition, offset }: TopicRecord): string => {
  const digest = createHash('sha256').update(`${by}/${topic}/${partition}/${offset}`).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
};
