import { join } from 'node:path';
import { connectEventStore, startEmbeddedStoreInWorker } from '@hoso/event-store';
import { loadOrCreateSecrets, openPersonKeys } from '@hoso/person-keys';
import { findRun, prepareDataFolder, RightOfWay, type Configuration, type Shutdown } from '@hoso/platform';
import { connect, startEmbeddedPostgres } from '@hoso/postgres';
import type { Ground } from './ground';

export interface GroundOptions {
  readonly configuration: Configuration;
  readonly shutdown: Shutdown;
  /** What the operator should know. */
  readonly onNotice: (text: string) => void;
  /** Whether this process does many things at once, so that what follows the log needs a thread of its own. */
  readonly isBusy?: boolean;
}

interface Connections {
  readonly eventStore: string;
  readonly database: string;
}

const embeddedStore = async ({ configuration, shutdown }: GroundOptions) => {
  const store = await startEmbeddedStoreInWorker({ folder: join(configuration.dataFolder, 'event-store') });
  shutdown.onStop('embedded event store', () => store.stop());
  return { url: store.connectionString, ports: { eventStore: store.port } };
};

const embeddedDatabase = async ({ configuration, shutdown, onNotice }: GroundOptions) => {
  const postgres = await startEmbeddedPostgres({ folder: configuration.dataFolder, onNotice });
  shutdown.onStop('embedded PostgreSQL', () => postgres.stop());
  return postgres.url;
};

/** The engines of the process that runs on this data folder, if one does. */
const borrowed = async ({ dataFolder }: Configuration): Promise<Connections | undefined> => {
  const found = await findRun(dataFolder);
  if (!found?.running) return undefined;
  const { eventStore, database } = found.run.connections;
  return eventStore && database ? { eventStore, database } : undefined;
};

const own = async (options: GroundOptions) => {
  const { eventStoreUrl, databaseUrl } = options.configuration;
  const embedded = eventStoreUrl ? { url: eventStoreUrl, ports: {} } : await embeddedStore(options);
  const database = databaseUrl ?? (await embeddedDatabase(options));
  return { connections: { eventStore: embedded.url, database }, ports: embedded.ports };
};

/**
 * Connects to the engines: those of the process that runs on the data folder, else those that the configuration names,
 * else embedded ones in the data folder. What was opened is closed by `shutdown`.
 */
export const openGround = async (options: GroundOptions): Promise<Ground> => {
  const { configuration, shutdown, isBusy = false } = options;
  await prepareDataFolder(configuration.dataFolder);
  const lent = await borrowed(configuration);
  const { connections, ports } = lent ? { connections: lent, ports: {} } : await own(options);
  const secrets = loadOrCreateSecrets(configuration.dataFolder);
  const database = connect<unknown>({ url: connections.database });
  shutdown.onStop('database connections', () => database.close());
  const keys = await openPersonKeys({ database, masterKey: secrets.masterKey });
  const rightOfWay = new RightOfWay();
  const giveWay = (signal: AbortSignal) => rightOfWay.give(signal);
  const manners = { giveWay, appendsApart: true, subscriptionsApart: isBusy };
  const store = connectEventStore(connections.eventStore, {}, manners);
  shutdown.onStop('event store connection', () => store.close());
  return { store, database, keys, secrets, connections, ports, isBorrowed: lent !== undefined, rightOfWay };
};
