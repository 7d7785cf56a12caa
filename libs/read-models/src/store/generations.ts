import type { RunStatement } from '@hoso/postgres';
import type { Projection } from '../definition/projection';
import { GenerationTable, shapeOf } from './generation-table';
import { SCHEMA } from './migrations';

interface GenerationRow {
  readonly projection: string;
  readonly generation: number;
  readonly version: number;
  readonly shape: string;
}

/** The tables that are live, and the projections for which there is none that fits the program. */
export interface LiveTables {
  readonly tables: readonly GenerationTable[];
  readonly missing: readonly Projection[];
}

const fits = (row: GenerationRow | undefined, projection: Projection): row is GenerationRow =>
  row?.version === projection.version && row.shape === shapeOf(projection);

/** What queries read now. */
export const liveTables = async (
  query: RunStatement,
  projections: readonly Projection[],
): Promise<LiveTables> => {
  const rows = await query<GenerationRow>({
    text: `select projection, generation, version, shape from ${SCHEMA}.generations where is_live`,
  });
  const byName = new Map(rows.map((row) => [row.projection, row]));
  const tables: GenerationTable[] = [];
  const missing: Projection[] = [];
  for (const projection of projections) {
    const row = byName.get(projection.name);
    if (fits(row, projection)) tables.push(new GenerationTable(projection, row.generation));
    else missing.push(projection);
  }
  return { tables, missing };
};

/** Makes an empty table for the next generation; those that a crash left unfinished go. */
export const createGeneration = async (
  query: RunStatement,
  projection: Projection,
): Promise<GenerationTable> => {
  const known = await query<GenerationRow & { readonly is_live: boolean }>({
    text: `select * from ${SCHEMA}.generations where projection = $1`,
    values: [projection.name],
  });
  for (const { generation, is_live } of known) {
    if (!is_live) await dropGeneration(query, new GenerationTable(projection, generation));
  }
  const generation = Math.max(0, ...known.map((row) => row.generation)) + 1;
  const table = new GenerationTable(projection, generation);
  await table.create(query);
  await query({
    text: `insert into ${SCHEMA}.generations (projection, generation, version, shape, is_live)
      values ($1, $2, $3, $4, false)`,
    values: [projection.name, generation, projection.version, shapeOf(projection)],
  });
  return table;
};

export const dropGeneration = async (query: RunStatement, table: GenerationTable): Promise<void> => {
  const values = [table.projection.name, table.generation];
  await table.drop(query);
  for (const control of ['parked', 'generations'])
    await query({
      text: `delete from ${SCHEMA}.${control} where projection = $1 and generation = $2`,
      values,
    });
};

/** Puts the table in the place of the one that was live, which goes; in the transaction of `query`. */
export const makeLive = async (query: RunStatement, table: GenerationTable): Promise<void> => {
  const { name } = table.projection;
  const former = await query<GenerationRow>({
    text: `select * from ${SCHEMA}.generations where projection = $1 and is_live`,
    values: [name],
  });
  await query({
    text: `update ${SCHEMA}.generations set is_live = (generation = $2) where projection = $1 and generation <> $2`,
    values: [name, table.generation],
  });
  await query({
    text: `update ${SCHEMA}.generations set is_live = true where projection = $1 and generation = $2`,
    values: [name, table.generation],
  });
  await table.show(query);
  for (const { generation } of former)
    await dropGeneration(query, new GenerationTable(table.projection, generation));
};
