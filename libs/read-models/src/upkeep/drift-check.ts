import type { EventStore } from '@hoso/event-store';
import { columnName } from '../definition/column';
import type { Projection } from '../definition/projection';
import { liveTables } from '../store/generations';
import type { GenerationTable } from '../store/generation-table';
import { driftOf, type DriftParts, type DriftReport } from './drift';

const AT_ONCE = 200;
const KEYS_AT_ONCE = 10_000;

const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) =>
    items.slice(chunk * size, (chunk + 1) * size),
  );

const prefixes = (projections: readonly Projection[]): readonly string[] => [
  ...new Set(projections.map(({ kind }) => kind.prefix)),
];

/** Streams that rows claim to be of. */
async function* keysIn(
  { database }: DriftParts,
  { table, projection }: GenerationTable,
): AsyncGenerator<string> {
  const key = columnName(projection.kind.key);
  const text = `select distinct ${key} as key from ${table} where ${key} > $1 order by 1 limit ${KEYS_AT_ONCE}`;
  for (let after = ''; ;) {
    const rows = await database.query<{ readonly key: string }>({ text, values: [after] });
    for (const row of rows) yield `${projection.kind.prefix}${row.key}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
  }
}

/** All streams of the log and of the tables; memory grows with their number. */
const allStreams = async (parts: DriftParts): Promise<readonly string[]> => {
  const streams = new Set<string>();
  const filter = { streamPrefixes: prefixes(parts.projections) };
  for await (const { stream } of parts.store.scan(filter)) streams.add(stream);
  const { tables } = await liveTables(parts.database.query, parts.projections);
  for (const table of tables) {
    for await (const stream of keysIn(parts, table)) streams.add(stream);
  }
  return [...streams];
};

const add = (a: DriftReport, b: DriftReport): DriftReport => ({
  checked: a.checked + b.checked,
  different: a.different + b.different,
  differences: [...a.differences, ...b.differences],
});

const check = async (
  parts: DriftParts,
  streams: readonly string[],
  onProgress?: (checked: number) => void,
) => {
  let report: DriftReport = { checked: 0, different: 0, differences: [] };
  for (const chunk of chunksOf(streams, AT_ONCE)) {
    report = add(report, await driftOf(parts, chunk));
    onProgress?.(report.checked);
  }
  return report;
};

/** Compares every stream of the log, and rows that no stream stands behind. */
export const checkAll = async (
  parts: DriftParts,
  onProgress?: (checked: number) => void,
): Promise<DriftReport> => check(parts, await allStreams(parts), onProgress);

/** The stream of the first matching event after a position, so that a stream without any row is met too. */
const streamAfter = async (store: EventStore, prefix: string, after: bigint | undefined) => {
  for await (const { stream } of store.scan({ streamPrefixes: [prefix] }, after)) return stream;
  return undefined;
};

const PERCENT_PER_SAMPLE = 1_000;

/** Places of some rows, by chance. */
const randomPositions = async ({ database }: DriftParts, table: string, count: number) => {
  const [size] = await database.query<{ readonly rows: number }>({
    text: `select greatest(reltuples, 1)::float8 as rows from pg_class where oid = $1::regclass`,
    values: [table],
  });
  const percent = Math.min(100, (PERCENT_PER_SAMPLE * count) / (size?.rows ?? 1));
  const text = `select position from ${table} tablesample bernoulli (${percent}) order by random() limit $1`;
  const rows = await database.query<{ readonly position: number | bigint }>({ text, values: [count] });
  return rows.map(({ position }) => BigInt(position));
};

/**
 * Compares streams that follow in the log on rows chosen by chance, at most `count`.
 * @param also streams that are compared besides
 */
export const checkSample = async (
  parts: DriftParts,
  count: number,
  also: readonly string[] = [],
): Promise<DriftReport> => {
  const { tables } = await liveTables(parts.database.query, parts.projections);
  const byKind = new Map(tables.map((table) => [table.projection.kind.prefix, table.table]));
  const streams = new Set<string>();
  for (const [prefix, table] of byKind) {
    const positions = await randomPositions(parts, table, Math.ceil(count / byKind.size));
    for (const after of positions.length > 0 ? positions : [undefined]) {
      const stream =
        (await streamAfter(parts.store, prefix, after)) ??
        (await streamAfter(parts.store, prefix, undefined));
      if (stream !== undefined) streams.add(stream);
    }
  }
  return check(parts, [...new Set([...also, ...[...streams].slice(0, count)])]);
};
