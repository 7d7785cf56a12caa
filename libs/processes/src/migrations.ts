import type { Migrations } from '@hoso/postgres';

/** Schema of the processes: their work is not derived from the log alone, so it is never rebuilt with read models. */
export const SCHEMA = 'processes';

export const migrations: Migrations = {
  '001-work': async (db) => {
    await db.schema
      .createTable('checkpoints')
      .addColumn('process', 'text', (column) => column.primaryKey())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('work')
      .addColumn('process', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('due_at', 'timestamptz', (column) => column.notNull())
      .addColumn('data', 'jsonb', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('reason', 'text')
      .addColumn('parked', 'boolean', (column) => column.notNull().defaultTo(false))
      .addColumn('seq', 'bigserial', (column) => column.notNull())
      .addPrimaryKeyConstraint('work_pkey', ['process', 'key'])
      .execute();
    await db.schema
      .createIndex('work_due')
      .on('work')
      .columns(['process', 'parked', 'due_at', 'seq'])
      .execute();
  },
};
