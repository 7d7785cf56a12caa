import type { Migrations } from '@hoso/postgres';

/** Schema of what alerts count and send; it is never rebuilt with the read models. */
export const SCHEMA = 'alerts';

export const migrations: Migrations = {
  '001-alerts': async (db) => {
    await db.schema
      .createTable('watches')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('state', 'jsonb', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('waiting')
      .addColumn('delivery', 'uuid', (column) => column.primaryKey())
      .addColumn('alert', 'uuid', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('recipient', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('waiting_recipient').on('waiting').column('recipient').execute();
    await db.schema.createIndex('waiting_alert').on('waiting').column('alert').execute();
    await db.schema
      .createTable('messages')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('deliveries', 'jsonb', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('fault', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};
