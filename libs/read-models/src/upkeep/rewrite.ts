import type { RunStatement } from '@hoso/postgres';
import type { Projection } from '../definition/projection';
import { PinnedVersions } from '../folding/pinned-versions';
import { isOf, refold, type RefoldParts } from '../folding/refold';
import type { View } from '../folding/stream-fold';
import type { Progress } from '../runner/catch-up';
import { holdCheckpoint, LIVE, startEpoch } from '../store/checkpoints';
import { liveTables } from '../store/generations';
import type { GenerationTable } from '../store/generation-table';
import { park, parkedStreams, unpark, type ParkedStream } from '../store/parked-streams';
import type { DriftParts } from './drift';
import { UpkeepFailure } from './upkeep-failure';

interface Rewriting extends RefoldParts {
  readonly query: RunStatement;
  /** Where the live rows stand, and stay until the transaction ends. */
  readonly through: bigint;
}

interface Target {
  readonly table: GenerationTable;
  readonly stream: string;
  readonly key: string;
}

/** Puts the rows of a stream as folded, and parks it or lets it go; true when it is not parked. */
const rewriteView = async (
  query: RunStatement,
  { table, stream, key }: Target,
  view: View,
): Promise<boolean> => {
  const { projection, generation } = table;
  await unpark(query, table, stream);
  if (view.poison) {
    await park(query, generation, { projection, stream, poison: view.poison });
    return false;
  }
  await table.upsert(
    query,
    view.rows.map((row, nr) => ({
      key,
      nr,
      place: view.places[nr]!,
      row: row as Readonly<Record<string, unknown>>,
    })),
  );
  await table.shorten(query, [{ key, rows: view.rows.length }]);
  return true;
};

const rewriteStream = async (
  { query, through, ...parts }: Rewriting,
  stream: string,
  tables: readonly GenerationTable[],
): Promise<Progress & { readonly parked: number }> => {
  const projections = tables.map(({ projection }) => projection);
  const refolded = await refold(parts, projections, { stream, through });
  if (!refolded) throw new UpkeepFailure('stream-unknown', { stream });
  let [rows, parked] = [0, 0];
  for (const table of tables) {
    const view = refolded.views.get(table.projection)!;
    const isWritten = await rewriteView(query, { table, stream, key: refolded.key }, view);
    if (isWritten) rows += view.rows.length;
    else parked += 1;
  }
  return { events: refolded.events, rows, parked };
};

const held = <Result>(
  { store, database, projections }: DriftParts,
  work: (rewriting: Rewriting, tables: readonly GenerationTable[]) => Promise<Result>,
): Promise<Result> =>
  database.transaction(async (query) => {
    const { position } = await holdCheckpoint(query, LIVE);
    const { tables } = await liveTables(query, projections);
    const reference = await PinnedVersions.read(store);
    const result = await work({ query, store, reference, through: position ?? -1n }, tables);
    await startEpoch(query, LIVE);
    return result;
  });

/**
 * Builds the rows of one stream anew in the live tables, at the position where they stand.
 * @throws UpkeepFailure stream-unknown
 */
export const rebuildStream = (parts: DriftParts, stream: string): Promise<Progress> =>
  held(parts, async (rewriting, tables) => {
    const own = tables.filter(({ projection }) => isOf(stream, projection));
    const { events, rows } = await rewriteStream(rewriting, stream, own);
    return { events, rows };
  });

export interface RetryReport {
  /** Streams, each in one projection, that were tried. */
  readonly retried: number;
  /** Those whose fold threw again. */
  readonly stillParked: number;
}

const AT_ONCE = 50;

const retrySome = (parts: DriftParts, parked: readonly ParkedStream[]): Promise<number> =>
  held(parts, async (rewriting, tables) => {
    let still = 0;
    for (const { projection, stream } of parked) {
      const own = tables.filter((table) => table.projection.name === projection);
      if (own.length > 0) still += (await rewriteStream(rewriting, stream, own)).parked;
    }
    return still;
  });

/** Folds parked streams again, one or all; their events have queued up in the log. */
export const retryParked = async (
  parts: DriftParts & { readonly projections: readonly Projection[] },
  only?: { readonly stream: string },
): Promise<RetryReport> => {
  const all = await parkedStreams(parts.database.query);
  const parked = all.filter(({ stream }) => !only || stream === only.stream);
  let stillParked = 0;
  for (let from = 0; from < parked.length; from += AT_ONCE)
    stillParked += await retrySome(parts, parked.slice(from, from + AT_ONCE));
  return { retried: parked.length, stillParked };
};
