import type { RunStatement } from '@hoso/postgres';
import type { TouchedStream } from '../folding/batch-folder';
import { EMPTY_VIEW, type Poison, type View } from '../folding/stream-fold';
import type { Projection } from '../definition/projection';
import type { GenerationTable, PlacedRow, Shortened } from './generation-table';

/** A stream that stops in one projection from now on. */
export interface NewlyParked {
  readonly projection: Projection;
  readonly stream: string;
  readonly poison: Poison;
}

/** What a batch changes, by projection. */
export interface Changes {
  readonly upserts: ReadonlyMap<Projection, readonly PlacedRow[]>;
  readonly shortened: ReadonlyMap<Projection, readonly Shortened[]>;
  readonly parked: readonly NewlyParked[];
  /** Rows to write. */
  readonly rows: number;
}

interface Collected {
  readonly upserts: Map<Projection, PlacedRow[]>;
  readonly shortened: Map<Projection, Shortened[]>;
  readonly parked: NewlyParked[];
  rows: number;
}

const added = <Item>(lists: Map<Projection, Item[]>, projection: Projection): Item[] => {
  const list = lists.get(projection) ?? [];
  lists.set(projection, list);
  return list;
};

interface ViewChange {
  readonly projection: Projection;
  readonly key: string;
  readonly before: View;
  readonly after: View;
}

const collect = (collected: Collected, { projection, key, before, after }: ViewChange): void => {
  if (after.rows === before.rows) return;
  const upserts = added(collected.upserts, projection);
  for (const [nr, row] of after.rows.entries()) {
    if (row === before.rows[nr]) continue;
    upserts.push({ key, nr, place: after.places[nr]!, row: row as PlacedRow['row'] });
    collected.rows += 1;
  }
  if (after.rows.length < before.rows.length)
    added(collected.shortened, projection).push({ key, rows: after.rows.length });
};

/** What is to be written so that the rows of these streams are as folded: only what differs from before. */
export const changesOf = (touched: readonly TouchedStream[]): Changes => {
  const collected: Collected = { upserts: new Map(), shortened: new Map(), parked: [], rows: 0 };
  for (const { stream, folder, before, after } of touched) {
    for (const [index, projection] of folder.projections.entries()) {
      const was = before.views[index] ?? EMPTY_VIEW;
      const is = after.views[index] ?? EMPTY_VIEW;
      collect(collected, { projection, key: after.key, before: was, after: is });
      if (is.poison) collected.parked.push({ projection, stream, poison: is.poison });
    }
  }
  return collected;
};

/** Writes changes into the tables, in the transaction of `query`. */
export const writeChanges = async (
  query: RunStatement,
  tables: readonly GenerationTable[],
  { upserts, shortened }: Changes,
): Promise<void> => {
  for (const table of tables) {
    await table.upsert(query, upserts.get(table.projection) ?? []);
    await table.shorten(query, shortened.get(table.projection) ?? []);
  }
};
