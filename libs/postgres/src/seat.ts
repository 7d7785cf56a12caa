import { setTimeout as pause } from 'node:timers/promises';
import type { Database, HeldConnection, RunStatement } from './connect';

const SPACE = 0x686f736f; // "hoso": the first half of its advisory locks
const BETWEEN_TRIES_MS = 250;

/** The right to do something alone among all processes on a database; it ends with the process, however that ends. */
export class Seat {
  private constructor(private readonly connection: HeldConnection) {}

  /** undefined when somebody else has it. */
  static async tryTake(database: Database<unknown>, name: string): Promise<Seat | undefined> {
    const connection = await database.hold();
    try {
      const [row] = await connection.query<{ readonly taken: boolean }>({
        text: 'select pg_try_advisory_lock($1, hashtext($2)) as taken',
        values: [SPACE, name],
      });
      if (row?.taken) return new Seat(connection);
    } catch (error) {
      connection.release();
      throw error;
    }
    connection.release();
    return undefined;
  }

  /** Waits for it; undefined when the signal came first. */
  static async take(
    database: Database<unknown>,
    name: string,
    signal: AbortSignal,
  ): Promise<Seat | undefined> {
    while (!signal.aborted) {
      const seat = await Seat.tryTake(database, name);
      if (seat) return seat;
      await pause(BETWEEN_TRIES_MS, undefined, { signal }).catch(() => undefined);
    }
    return undefined;
  }

  /** Whether the connection broke and somebody else may have it by now; the checkpoint fences what is written. */
  get isLost(): boolean {
    return this.connection.isLost();
  }

  /** On the connection that the seat lives on: what is temporary there goes with it. */
  get query(): RunStatement {
    return this.connection.query;
  }

  /** Resolves when others may have it: a connection that is ended keeps its locks for a moment more. */
  async leave(): Promise<void> {
    try {
      await this.connection.query({ text: 'select pg_advisory_unlock_all()' });
    } catch {
      // The connection broke, and its locks with it.
    } finally {
      this.connection.release();
    }
  }
}
