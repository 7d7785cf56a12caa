import type { Database } from '@hoso/postgres';
import type { Projection } from '../definition/projection';
import { holdCheckpoint, LIVE, openCheckpoint } from './checkpoints';
import { createGeneration, liveTables, makeLive } from './generations';

/** On a log of which nothing has been projected the tables are made and live at once; later ones are built beside. */
export const prepareTables = async (
  database: Database<unknown>,
  projections: readonly Projection[],
): Promise<void> => {
  await openCheckpoint(database.query, LIVE);
  await database.transaction(async (query) => {
    const { position } = await holdCheckpoint(query, LIVE);
    if (position !== undefined) return;
    const { missing } = await liveTables(query, projections);
    for (const projection of missing) {
      const table = await createGeneration(query, projection);
      await table.createIndexes(query);
      await makeLive(query, table);
    }
  });
};
