import { Server, ServerCredentials, type sendUnaryData } from '@grpc/grpc-js';
import { lockFolder } from './folder-lock';
import { LogDatabase } from './log-database';
import { FEATURES, OUT_OF_SCOPE, refusals, SERVED, SUPPORTED_METHODS } from './protocol';
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

const bind = (server: Server, address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(new StorePortUnavailable(address, error.message));
      else resolve(port);
    });
  });

const newServer = (service: StoreService): Server => {
  const server = new Server({
    'grpc.max_receive_message_length': LONGEST_MESSAGE,
    'grpc.max_send_message_length': LONGEST_MESSAGE,
  });
  server.addService(SERVED, service.calls);
  server.addService(FEATURES, {
    getSupportedMethods: (_call: unknown, answer: sendUnaryData<Buffer>) => answer(null, SUPPORTED_METHODS),
  });
  for (const definition of OUT_OF_SCOPE) server.addService(definition, refusals(definition));
  return server;
};

const shutDown = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, STOP_GRACE_MS);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });

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
