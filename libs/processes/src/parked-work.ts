import type { Instant } from '@hoso/kernel';
import { migrate, type Database } from '@hoso/postgres';
import { migrations, SCHEMA } from './migrations';

/** A piece of work that failed too often and waits for a person. */
export interface ParkedWork {
  readonly process: string;
  readonly key: string;
  readonly kind: string;
  readonly attempts: number;
  readonly reason: string;
}

const PARKED = `select process, key, kind, attempts, coalesce(reason, '') as reason from ${SCHEMA}.work
  where parked order by process, seq`;
const RELEASE = `update ${SCHEMA}.work set parked = false, attempts = 0, due_at = $1 where parked returning key`;

/** What is parked in all processes of a database, whether they run or not. */
export const parkedWork = async (database: Database<unknown>): Promise<readonly ParkedWork[]> => {
  await migrate(database, SCHEMA, migrations);
  return database.query<ParkedWork>({ text: PARKED });
};

/** Lets it all be tried again from now on. @returns how many pieces */
export const releaseParkedWork = async (database: Database<unknown>, now: Instant): Promise<number> => {
  await migrate(database, SCHEMA, migrations);
  return (await database.query({ text: RELEASE, values: [now] })).length;
};
