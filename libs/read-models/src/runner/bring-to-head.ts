import type { EventStore } from '@hoso/event-store';
import { migrate, Seat, type Database } from '@hoso/postgres';
import type { Projection } from '../definition/projection';
import { prefixesOf } from '../folding/batch-folder';
import { PinnedVersions } from '../folding/pinned-versions';
import { LIVE } from '../store/checkpoints';
import { liveTables } from '../store/generations';
import { migrations, SCHEMA } from '../store/migrations';
import { prepareTables } from '../store/prepare-tables';
import { rebuild } from '../upkeep/rebuild';
import { catchUp, type Progress } from './catch-up';
import { Projecting } from './projecting';

export interface BringToHeadParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  readonly projections: readonly Projection[];
  readonly cachedStreams: number;
  readonly onProgress?: (so: Progress) => void;
}

/**
 * Brings the rows to the present end of the log, for a command line without a running projector; projections that are
 * new or changed are built. When a projector runs, it is left to it and nothing is done here.
 */
export const bringToHead = async (parts: BringToHeadParts): Promise<Progress> => {
  const { store, database, projections, cachedStreams, onProgress } = parts;
  await migrate(database, SCHEMA, migrations);
  const seat = await Seat.tryTake(database, LIVE);
  if (!seat) return { events: 0, rows: 0 };
  try {
    await prepareTables(database, projections);
    const { tables, missing } = await liveTables(database.query, projections);
    const reference = await PinnedVersions.read(store);
    const projecting = await Projecting.open({
      store,
      database,
      tables,
      reference,
      checkpoint: LIVE,
      cachedStreams,
    });
    const prefixes = prefixesOf(projections);
    const progress = await catchUp({ store, projecting, prefixes, ...(onProgress && { onProgress }) });
    if (missing.length > 0) await rebuild({ ...parts, projections: missing });
    return progress;
  } finally {
    await seat.leave();
  }
};
