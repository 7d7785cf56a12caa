import { createHash } from 'node:crypto';
import type { RunStatement } from '@hoso/postgres';
import { columnName, type ColumnType } from '../definition/column';
import type { Projection } from '../definition/projection';
import type { Place } from '../folding/stream-fold';
import { arrayLiteral } from './array-literal';
import { SCHEMA } from './migrations';

/** A row as it is written: whose it is, which one, and the event that made it. */
export interface PlacedRow {
  readonly key: string;
  readonly nr: number;
  readonly place: Place;
  readonly row: Readonly<Record<string, unknown>>;
}

/** A stream that has fewer rows than before. */
export interface Shortened {
  readonly key: string;
  readonly rows: number;
}

/** A row as it is read back. */
export type StoredRow = Readonly<Record<string, unknown>>;

interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly isNullable: boolean;
  readonly of: (placed: PlacedRow) => unknown;
}

const fixed = (name: string, type: ColumnType, of: TableColumn['of']): TableColumn => ({
  name,
  type,
  isNullable: false,
  of,
});

const columnsOf = ({ kind, isList, columns }: Projection): readonly TableColumn[] => [
  fixed(columnName(kind.key), 'text', ({ key }) => key),
  ...(isList ? [fixed('nr', 'integer', ({ nr }) => nr)] : []),
  fixed('revision', 'integer', ({ place }) => place.revision),
  fixed('position', 'bigint', ({ place }) => place.position),
  ...Object.entries(columns).map(([member, { type, isNullable }]) => ({
    name: columnName(member),
    type,
    isNullable,
    of: ({ row }: PlacedRow) => row[member],
  })),
];

/** Tells whether a table still has the columns and indexes that a projection declares. */
export const shapeOf = (projection: Projection): string => {
  const { columns, indexes, isList } = projection;
  const declared = JSON.stringify([columns, indexes, isList, projection.kind.key]);
  return createHash('sha256').update(declared).digest('hex').slice(0, 16);
};

/** One generation of a projection's rows: a table of its own, behind the view that queries read once it is live. */
export class GenerationTable {
  readonly table: string;
  private readonly name: string;
  private readonly columns: readonly TableColumn[];
  private readonly keys: readonly string[];
  private readonly upsertText: string;

  constructor(
    readonly projection: Projection,
    readonly generation: number,
  ) {
    this.name = `${projection.name}_g${generation}`;
    this.table = `${SCHEMA}.${this.name}`;
    this.columns = columnsOf(projection);
    const key = columnName(projection.kind.key);
    this.keys = projection.isList ? [key, 'nr'] : [key];
    this.upsertText = this.upsertStatement();
  }

  async create(query: RunStatement): Promise<void> {
    const columns = this.columns.map(
      ({ name, type, isNullable }) => `${name} ${type}${isNullable ? '' : ' not null'}`,
    );
    const parts = [...columns, `primary key (${this.keys.join(', ')})`].join(', ');
    await query({ text: `create table ${this.table} (${parts})` });
  }

  /** Apart from the table, as filling a table without is faster. */
  async createIndexes(query: RunStatement): Promise<void> {
    const { indexes, kind } = this.projection;
    for (const { on, where } of indexes) {
      const columns = on.map((member) => columnName(member === 'key' ? kind.key : member)).join(', ');
      await query({ text: `create index on ${this.table} (${columns})${where ? ` where ${where}` : ''}` });
    }
  }

  /** Puts the view of the projection on this table; queries see the other rows from the commit on. */
  async show(query: RunStatement): Promise<void> {
    const view = `${SCHEMA}.${this.projection.name}`;
    const columns = this.columns.map(({ name }) => name).join(', ');
    await query({ text: `drop view if exists ${view}` });
    await query({ text: `create view ${view} as select ${columns} from ${this.table}` });
  }

  async drop(query: RunStatement): Promise<void> {
    await query({ text: `drop table if exists ${this.table}` });
  }

  async upsert(query: RunStatement, rows: readonly PlacedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const values = this.columns.map(({ type, of }) => arrayLiteral(type, rows.map(of)));
    await query({ name: `upsert ${this.name}`, text: this.upsertText, values });
  }

  async shorten(query: RunStatement, streams: readonly Shortened[]): Promise<void> {
    if (streams.length === 0) return;
    const [key] = this.keys;
    const isBeyond = this.projection.isList ? 'old.nr >= kept.rows' : 'kept.rows = 0';
    const text = `delete from ${this.table} old using unnest($1::text[], $2::integer[]) as kept (key, rows)
      where old.${key} = kept.key and ${isBeyond}`;
    const values = [streams.map((stream) => stream.key), streams.map(({ rows }) => rows)];
    await query({ name: `shorten ${this.name}`, text, values });
  }

  /** The rows of some streams, in order. */
  async rowsOf(
    query: RunStatement,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, readonly StoredRow[]>> {
    const [key] = this.keys;
    const text = `select * from ${this.table} where ${key} = any($1::text[]) order by ${this.keys.join(', ')}`;
    const found = new Map<string, StoredRow[]>();
    for (const row of await query<StoredRow>({ text, values: [keys] })) {
      const own = row[key!] as string;
      found.set(own, [...(found.get(own) ?? []), row]);
    }
    return found;
  }

  /** A folded row as it would be read back, without its key. */
  comparable(row: object, place: Place): StoredRow {
    const placed = { key: '', nr: 0, place, row: row as PlacedRow['row'] };
    const compared = this.columns.filter(({ name }) => !this.keys.includes(name));
    return plainly(Object.fromEntries(compared.map(({ name, of }) => [name, of(placed)])));
  }

  /** A row that was read back, in the form of `comparable`. */
  comparableStored(row: StoredRow): StoredRow {
    return plainly(Object.fromEntries(Object.entries(row).filter(([name]) => !this.keys.includes(name))));
  }

  private upsertStatement(): string {
    const names = this.columns.map(({ name }) => name);
    const types = this.columns.map(({ type }, index) => `$${index + 1}::${type}[]`);
    const changes = names
      .filter((name) => !this.keys.includes(name))
      .map((name) => `${name} = excluded.${name}`);
    return `insert into ${this.table} (${names.join(', ')}) select * from unnest(${types.join(', ')})
      on conflict (${this.keys.join(', ')}) do update set ${changes.join(', ')}`;
  }
}

/** As JSON has it: what a column of jsonb holds compares by its members, positions as text. */
const plainly = (row: StoredRow): StoredRow =>
  JSON.parse(
    JSON.stringify({ ...row, position: String(row['position']) }, (_, value: unknown) =>
      value === undefined ? null : value,
    ),
  ) as StoredRow;
