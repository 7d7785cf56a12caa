import { TOPICS } from '@hoso/contracts';
import type { Topics } from '@hoso/messaging';

/** What a relay publishes to; others publish to the last one too. */
export const TOLD_TOPICS: readonly string[] = [
  TOPICS.dossiers,
  TOPICS.alerts,
  TOPICS.accountability,
  TOPICS.petitions,
  TOPICS.portalSync,
  TOPICS.deadLetters,
].map(({ name }) => name);

/** How many partitions each of them has. */
export const partitionsOf = async (
  topics: Pick<Topics, 'partitionsOf'>,
): Promise<ReadonlyMap<string, number>> =>
  new Map(
    await Promise.all(TOLD_TOPICS.map(async (name) => [name, await topics.partitionsOf(name)] as const)),
  );
