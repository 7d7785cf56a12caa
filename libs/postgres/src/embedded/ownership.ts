import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** The right of one process to run a server: it ends with the process, however that ends. */
export interface Ownership {
  readonly release: () => Promise<void>;
}

/** The database that Hoso works in. */
export const DATABASE = 'hoso';

const LOCK = 0x686f736f; // "hoso": an advisory lock of this number
const ATTEMPTS = 10;
const BETWEEN_ATTEMPTS_MS = 100;

const tryLock = async (client: Client): Promise<boolean> => {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK]);
  return rows[0]?.held === true;
};

const ensureDatabase = async (client: Client): Promise<void> => {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`create database ${DATABASE}`);
};

/**
 * Takes a running server into possession, by a lock that lives as long as this process' connection; tried for a second,
 * in which the server notices that its former owner was killed.
 * @throws EmbeddedPostgresError when its owner lives
 */
export const own = async (url: string, onLost: () => void): Promise<Ownership> => {
  const client = new Client({ connectionString: url, application_name: 'hoso owner', keepAlive: true });
  client.on('error', onLost);
  await client.connect();
  for (let attempt = 1; !(await tryLock(client)); attempt++) {
    if (attempt === ATTEMPTS) {
      await client.end();
      throw new EmbeddedPostgresError(
        'in-use',
        'The PostgreSQL of this data folder belongs to another running process of Hoso: stop that one first',
      );
    }
    await sleep(BETWEEN_ATTEMPTS_MS);
  }
  await ensureDatabase(client);
  const handle = client as Client & { readonly ref: () => void; readonly unref: () => void };
  handle.unref(); // it guards the process and does not keep it alive, until its end is waited for
  return {
    release: () => {
      handle.ref();
      return client.end();
    },
  };
};
