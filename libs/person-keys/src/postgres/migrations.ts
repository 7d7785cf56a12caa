import type { Migrations } from '@hoso/postgres';
import { sql } from 'kysely';

/** The PostgreSQL schema of the keys: never rebuilt from events, so never part of the read models'. */
export const SCHEMA = 'person_keys';

export const migrations: Migrations = {
  '001-keys': async (db) => {
    await db.schema
      .createTable('keys')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('wrapped', 'bytea') // null once destroyed: the row stays, so that its name is not given again
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('destroyed_at', 'timestamptz')
      .addPrimaryKeyConstraint('keys_pkey', ['person', 'generation'])
      .execute();
    await db.schema
      .createTable('master')
      .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .execute();
  },
};
