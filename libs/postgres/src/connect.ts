import { instantFromMs, type Instant } from '@hoso/kernel';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, types, type ClientBase, type ClientConfig, type QueryConfig } from 'pg';

/** One statement; a name makes the server keep its plan for the connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Runs a statement and gives its rows. */
export type RunStatement = <Row>(statement: Statement) => Promise<readonly Row[]>;

/** A connection beside the pool, for what lives as long as it: advisory locks. */
export interface HeldConnection {
  readonly query: RunStatement;
  /** Whether it broke: what lived with it is gone. */
  readonly isLost: () => boolean;
  /** Ends the connection. */
  readonly release: () => void;
}

/** A pool of connections: Kysely for what is composed, prepared statements for what is hot. */
export interface Database<Schema> {
  readonly kysely: Kysely<Schema>;
  readonly query: RunStatement;
  /** Runs statements on one connection, all or none. */
  readonly transaction: <T>(work: (query: RunStatement) => Promise<T>) => Promise<T>;
  readonly hold: () => Promise<HeldConnection>;
  readonly close: () => Promise<void>;
}

export interface ConnectOptions {
  readonly url: string;
  /** Connections at most, besides those that are held; 10 when absent. */
  readonly max?: number;
}

const MAX_CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 10_000;
const { INT8, DATE, TIMESTAMPTZ } = types.builtins;

const integer = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};

const parserOf = types.getTypeParser as (oid: number, format: 'text') => unknown;
const toDate = parserOf(TIMESTAMPTZ, 'text') as (text: string) => Date;

const TEXT_ARRAY = 1009;
const toTexts = parserOf(TEXT_ARRAY, 'text') as (text: string) => readonly (string | null)[];

const arrayOf = (parse: (text: string) => unknown) => (text: string) =>
  toTexts(text).map((element) => (element === null ? null : parse(element)));

const asWritten = (text: string): string => text;
const moment = (text: string): Instant => instantFromMs(toDate(text).getTime());

// bigint: a number as long as it is exact; date: the day as written, not a moment of the machine's zone. Beside each
// type its array type.
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, integer],
  [1016, arrayOf(integer)],
  [DATE, asWritten],
  [1182, arrayOf(asWritten)],
  [TIMESTAMPTZ, moment],
  [1185, arrayOf(moment)],
]);

const getTypeParser = (oid: number): unknown => parsers.get(oid) ?? parserOf(oid, 'text');

const runOn =
  (connection: Pool | ClientBase): RunStatement =>
  async <Row>(statement: Statement) =>
    (await connection.query(statement as QueryConfig)).rows as readonly Row[];

const inTransaction = async <T>(pool: Pool, work: (query: RunStatement) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(runOn(client));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    const failed = await client.query('rollback').then(
      () => undefined,
      (cause: Error) => cause,
    );
    client.release(failed);
    throw error;
  }
};

/** Not one of the pool: processes hold theirs for as long as they run, and would leave none to work with. */
const heldOf = async (config: ClientConfig): Promise<HeldConnection> => {
  const client = new Client(config);
  let isLost = false;
  client.on('error', () => (isLost = true));
  await client.connect();
  return { query: runOn(client), isLost: () => isLost, release: () => void client.end() };
};

/**
 * Opens a pool. Values come back as: bigint a number (a BigInt beyond 2^53), date `YYYY-MM-DD`, timestamptz an Instant,
 * numeric a text.
 */
export const connect = <Schema>({ url, max = MAX_CONNECTIONS }: ConnectOptions): Database<Schema> => {
  const config: ClientConfig = {
    connectionString: url,
    types: { getTypeParser: getTypeParser as typeof types.getTypeParser },
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  };
  const pool = new Pool({ ...config, max });
  // A connection that breaks is replaced, also one that is lent between two statements; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    query: runOn(pool),
    transaction: (work) => inTransaction(pool, work),
    hold: () => heldOf(config),
    close: () => pool.end(), // Kysely's own end leaves a pool open that only statements have used
  };
};
