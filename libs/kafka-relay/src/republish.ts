import { migrate, type Database } from '@hoso/postgres';
import { Ledger } from './ledger';
import { migrations, SCHEMA } from './migrations';

/**
 * Lets the relay begin with the first event of the log again: a running one within a second, else the next one. It publishes what
 * the topics lack and nothing that they have, whichever topics it finds.
 */
export const republish = async (database: Database<unknown>): Promise<void> => {
  await migrate(database, SCHEMA, migrations);
  await Ledger.forget(database);
};
