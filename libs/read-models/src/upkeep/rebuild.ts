import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { Seat, type Database, type RunStatement } from '@hoso/postgres';
import type { Projection } from '../definition/projection';
import { prefixesOf } from '../folding/batch-folder';
import { PinnedVersions } from '../folding/pinned-versions';
import { catchUp, type Progress } from '../runner/catch-up';
import { Projecting } from '../runner/projecting';
import { dropCheckpoint, holdCheckpoint, LIVE, startEpoch } from '../store/checkpoints';
import { createGeneration, makeLive } from '../store/generations';
import type { GenerationTable } from '../store/generation-table';
import { UpkeepFailure } from './upkeep-failure';

export interface RebuildParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  readonly projections: readonly Projection[];
  readonly cachedStreams: number;
  /** Called after each batch. */
  readonly onProgress?: (so: Progress) => void;
  readonly signal?: AbortSignal;
}

interface Building {
  readonly tables: readonly GenerationTable[];
  readonly reference: PinnedVersions;
  readonly checkpoint: string;
}

const LIVE_MOVES_WITHIN_MS = 30_000;
const BETWEEN_TRIES_MS = 20;
/** Readers are waited for so long before the swap is tried again, as new readers wait behind it. */
const READERS_WITHIN_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

const namesOf = ({ projections }: RebuildParts): readonly string[] => projections.map(({ name }) => name);

/**
 * Builds projections anew from the first event into tables of their own, beside the live ones, and puts them in their
 * place in one transaction at the position where the live rows stand: queries notice nothing, the live runner goes on
 * with the new tables. Folds have no effect but rows, so nothing is sent or decided twice.
 * @returns the events folded and rows written
 * @throws UpkeepFailure rebuild-running, live-rows-stand-still
 */
export const rebuild = async (parts: RebuildParts): Promise<Progress> => {
  const seat = await Seat.tryTake(parts.database, 'rebuild');
  if (!seat) throw new UpkeepFailure('rebuild-running', { projections: namesOf(parts) });
  try {
    const building = await begin(parts);
    const filled = await fill(parts, building);
    for (const table of building.tables) await table.createIndexes(parts.database.query);
    const caughtUp = await fill(parts, building); // what came while the indexes were made, not to hold up live rows
    return await takeOver(parts, building, sum(filled, caughtUp));
  } finally {
    await seat.leave();
  }
};

const sum = (a: Progress, b: Progress): Progress => ({ events: a.events + b.events, rows: a.rows + b.rows });

const begin = async (parts: RebuildParts): Promise<Building> => {
  const checkpoint = `rebuild of ${namesOf(parts).join(', ')}`;
  const tables = await parts.database.transaction(async (query) => {
    await dropCheckpoint(query, checkpoint);
    const made: GenerationTable[] = [];
    for (const projection of parts.projections) made.push(await createGeneration(query, projection));
    return made;
  });
  return { tables, reference: await PinnedVersions.read(parts.store), checkpoint };
};

const fill = async (parts: RebuildParts, building: Building): Promise<Progress> => {
  const projecting = await Projecting.open({ ...parts, ...building });
  return catchUp({ ...parts, projecting, prefixes: prefixesOf(parts.projections) });
};

/** Tries until the live rows are not behind the new ones and no long query is in the way. */
const takeOver = async (parts: RebuildParts, building: Building, built: Progress): Promise<Progress> => {
  const until = performance.now() + LIVE_MOVES_WITHIN_MS;
  while (performance.now() < until && !parts.signal?.aborted) {
    const last = await trySwap(parts, building);
    if (last) return sum(built, last);
    await pause(BETWEEN_TRIES_MS);
  }
  throw new UpkeepFailure('live-rows-stand-still', { projections: namesOf(parts) });
};

const trySwap = async (parts: RebuildParts, building: Building): Promise<Progress | undefined> => {
  // A new one for each try: what a transaction that fails had folded is void.
  const projecting = await Projecting.open({ ...parts, ...building });
  try {
    return await parts.database.transaction(async (query) => {
      const last = await foldTheRest(query, parts, projecting);
      if (last) await swap(query, building);
      return last;
    });
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === LOCK_NOT_AVAILABLE) return undefined;
    throw error;
  }
};

/** Holds the live rows where they are and folds up to there; undefined when they are behind. */
const foldTheRest = async (
  query: RunStatement,
  { store, projections }: RebuildParts,
  projecting: Projecting,
): Promise<Progress | undefined> => {
  const { position: live } = await holdCheckpoint(query, LIVE);
  const built = projecting.position;
  if (live === undefined) return built === undefined ? { events: 0, rows: 0 } : undefined;
  if (built !== undefined && live < built) return undefined;
  const events: RecordedEvent[] = [];
  for await (const event of store.scan({ streamPrefixes: prefixesOf(projections) }, built)) {
    if (event.position > live) break;
    events.push(event);
  }
  return projecting.applyWithin(query, { events, through: live });
};

const swap = async (query: RunStatement, { tables, checkpoint }: Building): Promise<void> => {
  await query({ text: `set local lock_timeout = ${READERS_WITHIN_MS}` });
  for (const table of tables) await makeLive(query, table);
  await dropCheckpoint(query, checkpoint);
  await startEpoch(query, LIVE);
};
