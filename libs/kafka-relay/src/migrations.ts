import type { Migrations } from '@hoso/postgres';

/** Schema of the relay. It may be lost: all of it follows from the log and the ends of the topics. */
export const SCHEMA = 'relay';

export const migrations: Migrations = {
  '001-ledger': async (db) => {
    await db.schema
      .createTable('checkpoints')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('position', 'bigint') // null before the first event
      .addColumn('epoch', 'bigint', (column) => column.notNull().defaultTo(0)) // moves with each session
      .execute();
    await db.schema
      .createTable('sequences')
      .addColumn('key', 'text', (column) => column.primaryKey()) // topic/key
      .addColumn('next', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('notes')
      .addColumn('stream', 'text', (column) => column.primaryKey())
      .addColumn('note', 'json', (column) => column.notNull()) // not jsonb: the order of members is in the records
      .execute();
    await db.schema
      .createTable('places')
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('partition', 'integer', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('records', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('places_pkey', ['topic', 'partition'])
      .execute();
  },
};
