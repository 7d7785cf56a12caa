import type { Migrations } from '@hoso/postgres';

/** Schema of how dossiers stand at the portal. It follows from the log: with the checkpoint taken back it fills again. */
export const SCHEMA = 'portal_sync';

export const migrations: Migrations = {
  '001-dossiers': async (db) => {
    await db.schema
      .createTable('dossiers')
      .addColumn('code', 'text', (column) => column.primaryKey())
      .addColumn('unit', 'text')
      .addColumn('head', 'integer', (column) => column.notNull())
      .addColumn('facts', 'integer', (column) => column.notNull().defaultTo(-1))
      .addColumn('relevant', 'integer')
      .addColumn('delivered', 'integer')
      .addColumn('message', 'integer')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('since', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('dossiers_state').on('dossiers').columns(['state', 'code']).execute();
    await db.schema.createIndex('dossiers_unit').on('dossiers').columns(['unit', 'state', 'code']).execute();
  },
  '002-reconciled': async (db) => {
    await db.schema.alterTable('dossiers').addColumn('reconciled_at', 'timestamptz').execute();
    await db.schema
      .createIndex('dossiers_reconciled')
      .on('dossiers')
      .columns(['state', 'reconciled_at', 'code'])
      .execute();
  },
  '003-questions': async (db) => {
    await db.schema
      .createTable('questions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('unit', 'text', (column) => column.notNull())
      .addColumn('field', 'text')
      .addColumn('procedure', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('received_at', 'timestamptz', (column) => column.notNull())
      .addColumn('since', 'timestamptz', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('questions_state').on('questions').columns(['state', 'id']).execute();
  },
};
