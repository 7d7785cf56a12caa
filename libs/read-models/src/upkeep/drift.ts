import { isDeepStrictEqual } from 'node:util';
import type { EventStore } from '@hoso/event-store';
import type { Database } from '@hoso/postgres';
import { inParallel } from '@hoso/platform';
import type { Projection } from '../definition/projection';
import { PinnedVersions } from '../folding/pinned-versions';
import { isOf, refold } from '../folding/refold';
import type { View } from '../folding/stream-fold';
import { LIVE, readCheckpoint } from '../store/checkpoints';
import { liveTables } from '../store/generations';
import type { GenerationTable, StoredRow } from '../store/generation-table';
import { Parking } from '../store/parked-streams';

export interface DriftParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  readonly projections: readonly Projection[];
}

/** One row that is not what the log says; a side that is absent has no such row. */
export interface RowDifference {
  readonly projection: string;
  readonly stream: string;
  /** Which row of the stream, from 0. */
  readonly nr: number;
  readonly folded?: StoredRow;
  readonly stored?: StoredRow;
}

export interface DriftReport {
  /** Streams compared. */
  readonly checked: number;
  /** Streams of which a row differs. */
  readonly different: number;
  readonly differences: readonly RowDifference[];
}

const AT_ONCE = 8;

interface Snapshot {
  readonly through: bigint;
  readonly tables: readonly {
    readonly table: GenerationTable;
    readonly rows: ReadonlyMap<string, readonly StoredRow[]>;
  }[];
  readonly parking: Parking;
}

const keyOf = (stream: string, { kind }: Projection): string => stream.slice(kind.prefix.length);

/** Rows and checkpoint as of one moment. */
const snapshot = ({ database, projections }: DriftParts, streams: readonly string[]): Promise<Snapshot> =>
  database.transaction(async (query) => {
    await query({ text: 'set transaction isolation level repeatable read, read only' });
    const checkpoint = await readCheckpoint(query, LIVE);
    const live = await liveTables(query, projections);
    const tables = [];
    for (const table of live.tables) {
      const keys = streams.filter((stream) => isOf(stream, table.projection));
      tables.push({
        table,
        rows: await table.rowsOf(
          query,
          keys.map((stream) => keyOf(stream, table.projection)),
        ),
      });
    }
    return { through: checkpoint?.position ?? -1n, tables, parking: await Parking.read(query, live.tables) };
  });

const differencesIn = (
  { table, rows }: Snapshot['tables'][number],
  stream: string,
  view: View | undefined,
): readonly RowDifference[] => {
  const { projection } = table;
  const folded = (view?.rows ?? []).map((row, nr) => table.comparable(row, view!.places[nr]!));
  const stored = (rows.get(keyOf(stream, projection)) ?? []).map((row) => table.comparableStored(row));
  const longer = Math.max(folded.length, stored.length);
  return Array.from({ length: longer }, (_, nr) => ({ nr, folded: folded[nr], stored: stored[nr] }))
    .filter((pair) => !isDeepStrictEqual(pair.folded, pair.stored))
    .map(({ nr, folded: is, stored: was }) => ({
      projection: projection.name,
      stream,
      nr,
      ...(is && { folded: is }),
      ...(was && { stored: was }),
    }));
};

/**
 * Folds streams from the log and compares with the rows, both at the position where the rows stand. What is parked is
 * known to stand still and is no drift.
 */
export const driftOf = async (parts: DriftParts, streams: readonly string[]): Promise<DriftReport> => {
  const { store } = parts;
  const { through, tables, parking } = await snapshot(parts, streams);
  const reference = await PinnedVersions.read(store);
  const differences: RowDifference[] = [];
  await inParallel(streams, AT_ONCE, async (stream) => {
    const own = tables.filter(
      ({ table }) => isOf(stream, table.projection) && !parking.find(table.projection, stream),
    );
    const projections = own.map(({ table }) => table.projection);
    const refolded = await refold({ store, reference }, projections, { stream, through });
    for (const each of own)
      differences.push(...differencesIn(each, stream, refolded?.views.get(each.table.projection)));
  });
  differences.sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.nr - b.nr));
  const different = new Set(differences.map(({ stream }) => stream)).size;
  return { checked: streams.length, different, differences };
};
