import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { lockFolder } from './folder-lock';
import { LogDatabase } from './log-database';
import { OUT_OF_SCOPE, SERVED } from './protocol';
import { StorePortUnavailable } from './store-errors';
import { StoreService } from './store-service';

export interface EmbeddedStoreOptions {
  /** Where the log lies; made when it does not exist. */
  readonly folder: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The protocol is unencrypted and asks for no password: anything but loopback opens the log to the network. */
  readonly host?: string;
}

/** A running server of the EventStoreDB protocol. */
export interface EmbeddedStore {
  readonly port: number;
  readonly connectionString: string;
  /** Finishes what was accepted, ends open calls and lets go of the folder. */
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** The largest append in its largest encoding, with room for metadata. */
const LONGEST_MESSAGE = 17 * 1024 * 1024;
const STOP_GRACE_MS = 500;

const bind = async (server: Server, address: string): Promise<number> => {
  const bound = promisify(server.bindAsync.bind(server));
  try {
    return await bound(address, ServerCredentials.createInsecure());
  } catch (error) {
    throw new StorePortUnavailable(address, error instanceof Error ? error.message : String(error));
  }
};

const newServer = (service: StoreService): Server => {
  const server = new Server({
    'grpc.max_receive_message_length': LONGEST_MESSAGE,
    'grpc.max_send_message_length': LONGEST_MESSAGE,
  });
  server.addService(SERVED, service.calls);
  for (const { service: definition, answers } of OUT_OF_SCOPE) server.addService(definition, answers);
  return server;
};

const shutDown = async (server: Server): Promise<void> => {
  const calm = promisify(server.tryShutdown.bind(server))();
  await Promise.race([calm, sleep(STOP_GRACE_MS, undefined, { ref: false })]);
  server.forceShutdown();
};

const serve = async (database: LogDatabase, host: string, port: number) => {
  const service = new StoreService(database);
  const server = newServer(service);
  try {
    const bound = await bind(server, `${host}:${port}`);
    await service.recordStart();
    return { bound, server, service };
  } catch (error) {
    server.forceShutdown();
    throw error;
  }
};

/**
 * Serves the log in a folder over the EventStoreDB protocol, in the calling thread. An append is answered when it is
 * on disk (flushed), however the process ends after that.
 * @throws StoreFolderInUse, StoreDamaged, StorePortUnavailable
 */
export const startEmbeddedStore = async (options: EmbeddedStoreOptions): Promise<EmbeddedStore> => {
  const { folder, port = 0, host = LOOPBACK } = options;
  const unlock = lockFolder(folder);
  let database: LogDatabase | undefined;
  const letGo = async (): Promise<void> => {
    await database?.close();
    unlock();
  };
  try {
    database = new LogDatabase(folder);
    const { bound, server, service } = await serve(database, host, port);
    let stopped: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      await service.stop();
      await shutDown(server);
      await letGo();
    };
    return {
      port: bound,
      connectionString: `esdb://${host}:${bound}?tls=false`,
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    await letGo();
    throw error;
  }
};
