import type { RunStatement } from '@hoso/postgres';
import { SCHEMA } from './migrations';

/** How far the tables of a runner have come; the epoch moves whenever somebody else changes tables under it. */
export interface Checkpoint {
  /** Everything up to it is in the tables; undefined before the first event. */
  readonly position: bigint | undefined;
  readonly epoch: number;
}

/** The checkpoint of the tables that queries read. */
export const LIVE = 'live';

/** Another runner, a swap or a retry was there in between: what was folded is void, begin again from the checkpoint. */
export class Fenced extends Error {
  readonly code = 'projection-fenced';
  constructor(readonly checkpoint: string) {
    super(`The checkpoint ${checkpoint} was moved by somebody else`);
  }
}

export const isFenced = (error: unknown): error is Fenced => error instanceof Fenced;

interface CheckpointRow {
  readonly position: number | bigint | null;
  readonly epoch: number;
}

const fromRow = ({ position, epoch }: CheckpointRow): Checkpoint => ({
  position: position === null ? undefined : BigInt(position),
  epoch,
});

/** Makes the checkpoint if there is none yet. */
export const openCheckpoint = async (query: RunStatement, name: string): Promise<Checkpoint> => {
  await query({
    text: `insert into ${SCHEMA}.checkpoints (name) values ($1) on conflict do nothing`,
    values: [name],
  });
  return (await readCheckpoint(query, name))!;
};

/** undefined when nothing has been projected under this name. */
export const readCheckpoint = async (query: RunStatement, name: string): Promise<Checkpoint | undefined> => {
  const [row] = await query<CheckpointRow>({
    name: 'read-checkpoint',
    text: `select position, epoch from ${SCHEMA}.checkpoints where name = $1`,
    values: [name],
  });
  return row && fromRow(row);
};

/** Keeps the checkpoint where it is until the end of the transaction: no runner commits meanwhile. */
export const holdCheckpoint = async (query: RunStatement, name: string): Promise<Checkpoint> => {
  const text = `select position, epoch from ${SCHEMA}.checkpoints where name = $1 for update`;
  const [row] = await query<CheckpointRow>({ text, values: [name] });
  if (!row) throw new Fenced(name);
  return fromRow(row);
};

const MOVE = `update ${SCHEMA}.checkpoints set position = $2, committed_at = now()
  where name = $1 and position is not distinct from $3::bigint and epoch = $4 returning name`;

/** Moves it on, in the transaction that writes the rows. @throws Fenced when it is not where it was left */
export const moveCheckpoint = async (
  query: RunStatement,
  name: string,
  { from, to }: { readonly from: Checkpoint; readonly to: bigint },
): Promise<Checkpoint> => {
  const values = [name, to, from.position ?? null, from.epoch];
  const moved = await query({ name: 'move-checkpoint', text: MOVE, values });
  if (moved.length === 0) throw new Fenced(name);
  return { ...from, position: to };
};

/** Tells the runner of this checkpoint to begin again with the tables as they now are. */
export const startEpoch = async (query: RunStatement, name: string): Promise<void> => {
  await query({
    text: `update ${SCHEMA}.checkpoints set epoch = epoch + 1 where name = $1`,
    values: [name],
  });
};

export const dropCheckpoint = async (query: RunStatement, name: string): Promise<void> => {
  await query({ text: `delete from ${SCHEMA}.checkpoints where name = $1`, values: [name] });
};
