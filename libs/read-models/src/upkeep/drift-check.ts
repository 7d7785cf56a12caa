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

/** Pages are taken by chance, so that a table is never read through; a hundred rows for each wanted mix them enough. */
const PERCENT_PER_ROW = 100 * 100;

interface Chosen {
  readonly stream: string;
  /** Where the row’s last event stands in the log. */
  readonly position: bigint;
}

/** Some rows, by chance. */
const randomRows = async (
  { database }: DriftParts,
  { table, projection }: GenerationTable,
  count: number,
): Promise<readonly Chosen[]> => {
  const { kind } = projection;
  const [size] = await database.query<{ readonly rows: number }>({
    text: `select greatest(reltuples, 1)::float8 as rows from pg_class where oid = $1::regclass`,
    values: [table],
  });
  const percent = Math.min(100, (PERCENT_PER_ROW * count) / (size?.rows ?? 1));
  const text = `select ${columnName(kind.key)} as key, position
    from ${table} tablesample system (${percent}) order by random() limit $1`;
  const rows = await database.query<{ readonly key: string; readonly position: number | bigint }>({
    text,
    values: [count],
  });
  return rows.map(({ key, position }) => ({ stream: `${kind.prefix}${key}`, position: BigInt(position) }));
};

/**
 * The stream of the next event of any kind, at the end of the log that of the first one, so that a stream without any
 * row is met too. Of one kind alone it might be sought through the whole log.
 */
const streamAfter = async ({ store, projections }: DriftParts, after: bigint | undefined) => {
  const filter = { streamPrefixes: prefixes(projections) };
  for await (const { stream } of store.scan(filter, after)) return stream;
  for await (const { stream } of store.scan(filter)) return stream;
  return undefined;
};

/**
 * Compares the streams of rows chosen by chance in every table and those that follow on them in the log, at most
 * `count`; neither log nor tables are read through.
 * @param also streams that are compared besides
 */
export const checkSample = async (
  parts: DriftParts,
  count: number,
  also: readonly string[] = [],
): Promise<DriftReport> => {
  const { tables } = await liveTables(parts.database.query, parts.projections);
  const perTable = Math.max(1, Math.floor(count / (2 * tables.length)));
  const rows: Chosen[] = [];
  for (const table of tables) rows.push(...(await randomRows(parts, table, perTable)));
  const streams = new Set(rows.map(({ stream }) => stream));
  for (const after of rows.length > 0 ? rows.map(({ position }) => position) : [undefined]) {
    const stream = await streamAfter(parts, after);
    if (stream !== undefined) streams.add(stream);
  }
  return check(parts, [...new Set([...also, ...[...streams].slice(0, count)])]);
};
