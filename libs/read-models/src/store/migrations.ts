import type { Migrations } from '@hoso/postgres';
import { sql } from 'kysely';

/** The PostgreSQL schema of the read models: all of it can be built again from the log. */
export const SCHEMA = 'read_models';

export const migrations: Migrations = {
  '001-control': async (db) => {
    await db.schema
      .createTable('checkpoints')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('position', 'bigint') // null before the first event
      .addColumn('epoch', 'bigint', (column) => column.notNull().defaultTo(0)) // moves when tables change hands
      .addColumn('committed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
    await db.schema
      .createTable('generations')
      .addColumn('projection', 'text', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('shape', 'text', (column) => column.notNull())
      .addColumn('is_live', 'boolean', (column) => column.notNull())
      .addPrimaryKeyConstraint('generations_pkey', ['projection', 'generation'])
      .execute();
    await db.schema
      .createIndex('generations_live')
      .on('generations')
      .column('projection')
      .unique()
      .where(sql.ref('is_live'), '=', true)
      .execute();
    await db.schema
      .createTable('parked')
      .addColumn('projection', 'text', (column) => column.notNull())
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('stream', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('error', 'text', (column) => column.notNull())
      .addColumn('parked_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('parked_pkey', ['projection', 'generation', 'stream'])
      .execute();
  },
};
