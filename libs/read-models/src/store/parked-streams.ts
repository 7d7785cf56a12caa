import type { RunStatement } from '@hoso/postgres';
import type { Instant } from '@hoso/kernel';
import type { Projection } from '../definition/projection';
import type { ParkedViews } from '../folding/batch-folder';
import type { Poison } from '../folding/stream-fold';
import type { NewlyParked } from './changes';
import type { GenerationTable } from './generation-table';
import { SCHEMA } from './migrations';

/** A stream that stands still in one projection, with the event that its fold threw at. */
export interface ParkedStream {
  readonly projection: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly error: string;
  readonly parkedAt: Instant;
}

interface ParkedRow {
  readonly projection: string;
  readonly generation: number;
  readonly stream: string;
  readonly revision: number;
  readonly position: number | bigint;
  readonly error: string;
  readonly parked_at: Instant;
}

/** All that is parked in the tables that queries read. */
export const parkedStreams = async (query: RunStatement): Promise<readonly ParkedStream[]> => {
  const rows = await query<ParkedRow>({
    text: `select parked.* from ${SCHEMA}.parked
      join ${SCHEMA}.generations using (projection, generation) where is_live order by position, projection`,
  });
  return rows.map(({ projection, stream, revision, position, error, parked_at }) => ({
    projection,
    stream,
    revision,
    position: BigInt(position),
    error,
    parkedAt: parked_at,
  }));
};

/** What stands still in the tables of one runner; kept beside them in memory. */
export class Parking {
  private constructor(
    private readonly generations: ReadonlyMap<Projection, number>,
    private readonly poisons: Map<string, Poison>,
  ) {}

  static async read(query: RunStatement, tables: readonly GenerationTable[]): Promise<Parking> {
    const rows = await query<ParkedRow>({ text: `select * from ${SCHEMA}.parked` });
    const generations = new Map(tables.map(({ projection, generation }) => [projection, generation]));
    const own = new Map(tables.map(({ projection, generation }) => [projection.name, generation]));
    const poisons = rows
      .filter(({ projection, generation }) => own.get(projection) === generation)
      .map(
        ({ projection, stream, revision, position, error }) =>
          [`${projection} ${stream}`, { revision, position: BigInt(position), error }] as const,
      );
    return new Parking(generations, new Map(poisons));
  }

  readonly find: ParkedViews = ({ name }, stream) => this.poisons.get(`${name} ${stream}`);

  isNew({ projection, stream }: NewlyParked): boolean {
    return !this.poisons.has(`${projection.name} ${stream}`);
  }

  /** Records them in the transaction of `query`; `keep` follows once that is committed. */
  async write(query: RunStatement, parked: readonly NewlyParked[]): Promise<void> {
    for (const each of parked) await park(query, this.generations.get(each.projection)!, each);
  }

  keep(parked: readonly NewlyParked[]): void {
    for (const { projection, stream, poison } of parked)
      this.poisons.set(`${projection.name} ${stream}`, poison);
  }
}

export const park = async (
  query: RunStatement,
  generation: number,
  { projection, stream, poison }: NewlyParked,
): Promise<void> => {
  const { revision, position, error } = poison;
  await query({
    text: `insert into ${SCHEMA}.parked (projection, generation, stream, revision, position, error)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    values: [projection.name, generation, stream, revision, position, error],
  });
};

export const unpark = async (
  query: RunStatement,
  { projection, generation }: GenerationTable,
  stream: string,
): Promise<void> => {
  await query({
    text: `delete from ${SCHEMA}.parked where projection = $1 and generation = $2 and stream = $3`,
    values: [projection.name, generation, stream],
  });
};
