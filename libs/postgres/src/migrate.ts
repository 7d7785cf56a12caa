import { Migrator, type Kysely } from 'kysely';
import type { Database } from './connect';

/** Steps of a schema by name, applied once each in the order of their names; forward only. */
export type Migrations = Readonly<Record<string, (db: Kysely<unknown>) => Promise<void>>>;

/** A step failed; none of this run's steps remain. */
export class MigrationError extends Error {
  readonly code = 'migration-failed';
}

export const isMigrationError = (error: unknown): error is MigrationError => error instanceof MigrationError;

/**
 * Brings a PostgreSQL schema (created if missing) up to date; several processes may call it at once.
 * @returns the names of the steps applied now
 * @throws MigrationError naming the step
 */
export const migrate = async <Schema>(
  database: Database<Schema>,
  schema: string,
  migrations: Migrations,
): Promise<readonly string[]> => {
  const migrator = new Migrator({
    db: database.kysely,
    migrationTableSchema: schema,
    provider: {
      getMigrations: () =>
        Promise.resolve(
          Object.fromEntries(
            Object.entries(migrations).map(([name, up]) => [
              name,
              { up: (db: Kysely<unknown>) => up(db.withSchema(schema)) },
            ]),
          ),
        ),
    },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  const step = results.find(({ status }) => status === 'Error')?.migrationName ?? 'unknown';
  throw new MigrationError(`Step ${step} of schema ${schema} failed`, { cause: error });
};
