import type { Database } from '@hoso/postgres';

const SPACE = 0x70726f63; // "proc": the first half of the advisory locks of processes

/** The right to be the one instance of a process that works; it ends with the connection that holds it. */
export interface Seat {
  readonly isLost: () => boolean;
  readonly leave: () => void;
}

/** Takes the seat of a process; undefined while another instance has it. */
export const takeSeat = async (
  database: Pick<Database<unknown>, 'hold'>,
  process: string,
): Promise<Seat | undefined> => {
  const connection = await database.hold();
  try {
    const [row] = await connection.query<{ readonly taken: boolean }>({
      text: 'select pg_try_advisory_lock($1, hashtext($2)) as taken',
      values: [SPACE, process],
    });
    if (row?.taken) return { isLost: connection.isLost, leave: connection.release };
    connection.release();
    return undefined;
  } catch (error) {
    connection.release();
    throw error;
  }
};
