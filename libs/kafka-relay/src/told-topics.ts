import { TOPICS } from '@hoso/contracts';
import type { Topics } from '@hoso/messaging';

/** What a relay publishes to; others publish to the last one too. */
const TOLD = [
  TOPICS.dossiers,
  TOPICS.alerts,
  TOPICS.accountability,
  TOPICS.petitions,
  TOPICS.portalSync,
  TOPICS.deadLetters,
];

export const TOLD_TOPICS: readonly string[] = TOLD.map(({ name }) => name);

/** The topics of commands and replies are made by whoever takes commands, who knows how long they are kept. */
export const createToldTopics = (topics: Pick<Topics, 'create'>): Promise<void> => topics.create(TOLD);

/** How many partitions each of them has. */
export const partitionsOf = async (
  topics: Pick<Topics, 'partitionsOf'>,
): Promise<ReadonlyMap<string, number>> =>
  new Map(
    await Promise.all(TOLD_TOPICS.map(async (name) => [name, await topics.partitionsOf(name)] as const)),
  );
