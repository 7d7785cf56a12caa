import { HEADERS, TOPICS, type TopicSpec } from '@hoso/contracts';
import type { TopicRecord } from '@hoso/messaging';
import { TopicsIncomplete } from './errors';
import { within, type Place } from './place';

/** Topics whose records never expire, so that a partition without them has lost them. */
const LASTING: ReadonlySet<string> = new Set(
  Object.values<TopicSpec>(TOPICS).flatMap(({ name, retentionDays }) =>
    retentionDays === 'forever' ? [name] : [],
  ),
);

/** The position in the log of the event that a record tells; undefined where no relay wrote it. */
export const positionOf = ({ headers }: TopicRecord): bigint | undefined => {
  const text = headers[HEADERS.logPosition];
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : undefined;
};

const lackOf = ({ topic, partition, position }: Place, tail: TopicRecord | undefined): readonly string[] => {
  if (!LASTING.has(topic)) return [];
  const end = tail && positionOf(tail);
  // A last record without a position is somebody else’s: it says nothing about those before it.
  if (tail ? end === undefined || end >= position : false) return [];
  return [`${topic}[${partition}] was published up to ${position} and ends at ${end ?? 'its beginning'}`];
};

/**
 * The position in the log up to which each partition tells it, by `topic/partition`: within a partition records stand in
 * the order of the log, so that its last one, or what was saved, says which are there.
 * @throws TopicsIncomplete when records are missing that were saved as published
 */
export const endsOf = (
  tails: readonly TopicRecord[],
  places: readonly Place[],
): ReadonlyMap<string, bigint> => {
  const byPartition = new Map(tails.map((tail) => [within(tail.topic, tail.partition), tail]));
  const lacking = places.flatMap((place) =>
    lackOf(place, byPartition.get(within(place.topic, place.partition))),
  );
  if (lacking.length > 0) throw new TopicsIncomplete(lacking);
  const ends = new Map(places.map(({ topic, partition, position }) => [within(topic, partition), position]));
  for (const [name, tail] of byPartition) {
    const position = positionOf(tail);
    if (position !== undefined && position > (ends.get(name) ?? -1n)) ends.set(name, position);
  }
  return ends;
};
