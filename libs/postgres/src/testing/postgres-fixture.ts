import { connect, type Database } from '../connect';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded/start-embedded-postgres';
import { Scratch } from './scratch';

/** A PostgreSQL for one specification, empty at its start. */
export interface PostgresFixture {
  readonly database: Database<unknown>;
  readonly url: string;
  readonly dispose: () => Promise<void>;
}

const NAME = `hoso_spec_${process.pid}`;

const server = async (scratch: Scratch): Promise<EmbeddedPostgres | undefined> => {
  if (process.env['DATABASE_URL']) return undefined;
  const places = [scratch.folder('places', 0o755)];
  const folder = scratch.folder('data', 0o755);
  return scratch.keep(startEmbeddedPostgres({ folder, places, onNotice: () => undefined }));
};

/** The embedded one, or a database of its own on the server that `DATABASE_URL` names. */
export const startPostgresFixture = async (): Promise<PostgresFixture> => {
  const scratch = new Scratch();
  const started = await server(scratch);
  const url = new URL(started?.url ?? process.env['DATABASE_URL']!);
  const outer = connect<unknown>({ url: url.href, max: 1 });
  await outer.query({ text: `drop database if exists ${NAME}` });
  await outer.query({ text: `create database ${NAME}` });
  url.pathname = NAME;
  const database = connect<unknown>({ url: url.href, max: 8 });
  const dispose = async (): Promise<void> => {
    await database.close();
    await outer.query({ text: `drop database ${NAME} (force)` });
    await outer.close();
    await scratch.clear();
  };
  return { database, url: url.href, dispose };
};
