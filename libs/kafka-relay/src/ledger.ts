import type { Database } from '@hoso/postgres';
import type { StreamNote } from '@hoso/publication';
import type { Changes } from './batch';
import { RelayReplaced } from './errors';
import { SCHEMA } from './migrations';
import type { Place } from './place';

const NAME = 'topics';

const OPEN = `insert into ${SCHEMA}.checkpoints as known (name) values ($1)
  on conflict (name) do update set epoch = known.epoch + 1 returning position, epoch`;
const READ_POSITION = `select position from ${SCHEMA}.checkpoints where name = $1`;
const ADVANCE = `update ${SCHEMA}.checkpoints set position = $2 where name = $1 and epoch = $3 returning name`;
const CONFIRM = `select name from ${SCHEMA}.checkpoints where name = $1 and epoch = $2`;
const FORGET = `insert into ${SCHEMA}.checkpoints as known (name) values ($1)
  on conflict (name) do update set position = null, epoch = known.epoch + 1`;

const READ_SEQUENCES = `select key, next from ${SCHEMA}.sequences where key = any($1::text[])`;
const WRITE_SEQUENCES = `insert into ${SCHEMA}.sequences (key, next) select * from unnest($1::text[], $2::bigint[])
  on conflict (key) do update set next = excluded.next`;
const READ_NOTES = `select stream, note from ${SCHEMA}.notes where stream = any($1::text[])`;
const WRITE_NOTES = `insert into ${SCHEMA}.notes (stream, note) select * from unnest($1::text[], $2::json[])
  on conflict (stream) do update set note = excluded.note`;
const READ_PLACES = `select topic, partition, position, records from ${SCHEMA}.places`;
const WRITE_PLACES = `insert into ${SCHEMA}.places as known (topic, partition, position, records)
  select * from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[])
  on conflict (topic, partition) do update set position = excluded.position, records = known.records + excluded.records`;

interface CheckpointRow {
  readonly position: number | bigint | null;
  readonly epoch: number;
}

const positionIn = ({ position }: Pick<CheckpointRow, 'position'>): bigint | undefined =>
  position === null ? undefined : BigInt(position);

/** What a relay keeps beside the topics: its place in the log, numbers, notes, and where each partition ends. */
export class Ledger {
  private constructor(
    private readonly database: Database<unknown>,
    private readonly epoch: number,
    /** Everything up to it is told; undefined before the first event. */
    readonly position: bigint | undefined,
  ) {}

  /** Takes the tables over: whoever had them open can save nothing more. */
  static async open(database: Database<unknown>): Promise<Ledger> {
    const [row] = await database.query<CheckpointRow>({ text: OPEN, values: [NAME] });
    return new Ledger(database, row!.epoch, positionIn(row!));
  }

  /** Everything up to it is told, whoever has the tables open; undefined before the first event. */
  static async positionIn(database: Database<unknown>): Promise<bigint | undefined> {
    const [row] = await database.query<Pick<CheckpointRow, 'position'>>({
      text: READ_POSITION,
      values: [NAME],
    });
    return row && positionIn(row);
  }

  /** Empties the tables, so that the next session begins with the first event of the log. */
  static async forget({ transaction }: Database<unknown>): Promise<void> {
    await transaction(async (query) => {
      await query({ text: FORGET, values: [NAME] });
      for (const table of ['sequences', 'notes', 'places'])
        await query({ text: `delete from ${SCHEMA}.${table}` });
    });
  }

  /** @throws RelayReplaced when another session has taken the tables over, or they were emptied */
  async confirm(): Promise<void> {
    const own = await this.database.query({ text: CONFIRM, values: [NAME, this.epoch] });
    if (own.length === 0) throw new RelayReplaced();
  }

  async places(): Promise<readonly Place[]> {
    const rows = await this.database.query<Omit<Place, 'position'> & { readonly position: number | bigint }>({
      text: READ_PLACES,
    });
    return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
  }

  readonly sequencesOf = async (keys: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const rows = await this.database.query<{ readonly key: string; readonly next: number }>({
      name: 'relay-sequences',
      text: READ_SEQUENCES,
      values: [keys],
    });
    return new Map(rows.map(({ key, next }) => [key, next]));
  };

  readonly notesOf = async (streams: readonly string[]): Promise<ReadonlyMap<string, StreamNote>> => {
    const rows = await this.database.query<{ readonly stream: string; readonly note: StreamNote }>({
      name: 'relay-notes',
      text: READ_NOTES,
      values: [streams],
    });
    return new Map(rows.map(({ stream, note }) => [stream, note]));
  };

  /** Keeps what a batch led to, all or nothing. @throws RelayReplaced when another session has taken the tables over */
  async save({ through, sequences, notes, places }: Changes): Promise<void> {
    await this.database.transaction(async (query) => {
      const advanced = await query({
        name: 'relay-advance',
        text: ADVANCE,
        values: [NAME, through, this.epoch],
      });
      if (advanced.length === 0) throw new RelayReplaced();
      if (sequences.size > 0)
        await query({
          name: 'relay-write-sequences',
          text: WRITE_SEQUENCES,
          values: [[...sequences.keys()], [...sequences.values()]],
        });
      if (notes.size > 0)
        await query({
          name: 'relay-write-notes',
          text: WRITE_NOTES,
          values: [[...notes.keys()], [...notes.values()].map((note) => JSON.stringify(note))],
        });
      const ends = [...places.values()];
      if (ends.length > 0)
        await query({ name: 'relay-write-places', text: WRITE_PLACES, values: columnsOf(ends) });
    });
  }
}

const columnsOf = (places: readonly Place[]): readonly (readonly unknown[])[] => [
  places.map(({ topic }) => topic),
  places.map(({ partition }) => partition),
  places.map(({ position }) => position),
  places.map(({ records }) => records),
];
