import { randomUUID } from 'node:crypto';
import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { AppendCall, type AppendStream } from './append-call';
import { AppendEngine } from './append-engine';
import { BatchAppendCall, type BatchStream } from './batch-append-call';
import { callError, callStatus } from './call-error';
import { lockFolder } from './folder-lock';
import { LogDatabase } from './log-database';
import { FEATURES, OUT_OF_SCOPE, refusals, SERVED, SUPPORTED_METHODS } from './protocol';
import { ReadCall, type ReadSource, type ReadStream } from './read-call';
import { readRequest } from './read-request';
import { StorePortUnavailable } from './store-errors';

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
  /** Ends open calls, finishes what was accepted and lets go of the folder. */
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** The largest append in its largest encoding, with room for metadata. */
const LONGEST_MESSAGE = 17 * 1024 * 1024;
const STOP_GRACE_MS = 500;

interface OpenCall {
  emit(event: 'error', error: Error): boolean;
  once(event: 'close' | 'cancelled' | 'finish', listener: () => void): unknown;
}

class StoreService implements ReadSource {
  private readonly open = new Set<OpenCall>();
  private readonly sleepers = new Set<() => void>();
  private stopping = false;
  readonly engine: AppendEngine;

  constructor(readonly database: LogDatabase) {
    this.engine = new AppendEngine(database, () => this.wakeReaders());
  }

  get streams(): UntypedServiceImplementation {
    return {
      read: (call: ReadStream) => this.read(call),
      append: (call: AppendStream, answer: sendUnaryData<Buffer>) =>
        new AppendCall(call, answer, this.engine),
      batchAppend: (call: BatchStream) => {
        this.track(call);
        return new BatchAppendCall(call, this.engine);
      },
    };
  }

  end(): number {
    return this.engine.end;
  }

  onNextCommit(wake: () => void): () => void {
    this.sleepers.add(wake);
    return () => void this.sleepers.delete(wake);
  }

  /** Ends calls as a server does that goes away: an orderly end would look like a finished read. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.engine.settled();
    for (const call of this.open)
      call.emit('error', callStatus(status.CANCELLED, 'The event store is stopping'));
    this.wakeReaders();
  }

  private read(call: ReadStream): void {
    this.track(call);
    const refuse = (error: unknown): void => {
      if (!this.stopping && !call.cancelled) call.emit('error', callError(error));
    };
    try {
      new ReadCall(call, this, readRequest(call.request)).run().catch(refuse);
    } catch (error) {
      refuse(error);
    }
  }

  private track(call: OpenCall): void {
    this.open.add(call);
    const forget = (): void => void this.open.delete(call);
    call.once('close', forget);
    call.once('cancelled', forget);
    call.once('finish', forget);
  }

  private wakeReaders(): void {
    const sleepers = [...this.sleepers];
    this.sleepers.clear();
    for (const wake of sleepers) wake();
  }
}

/** Applications meet system events in the whole log from the first day, as on a real server. */
const recordStart = (engine: AppendEngine): Promise<void> =>
  new Promise((resolve, reject) => {
    const type = Buffer.from('$started');
    const entry = (key: string, value: string): Buffer =>
      Buffer.from(
        `\x0a${String.fromCharCode(key.length)}${key}\x12${String.fromCharCode(value.length)}${value}`,
        'latin1',
      );
    const entries = [entry('type', '$started'), entry('content-type', 'application/json')];
    const data = Buffer.from(JSON.stringify({ pid: process.pid }));
    const event = { id: randomUUID(), type, entries, data, metadata: Buffer.alloc(0) };
    engine.append({ stream: Buffer.from('$server'), expected: -2, events: [event] }, (outcome) => {
      if (outcome.kind === 'failed') reject(outcome.error);
      else resolve();
    });
  });

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
  server.addService(SERVED, service.streams);
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

/**
 * Serves the log in a folder over the EventStoreDB protocol, in the calling thread. An append is answered when it is
 * on disk (flushed), however the process ends after that.
 * @throws StoreFolderInUse, StoreDamaged, StorePortUnavailable
 */
export const startEmbeddedStore = async (options: EmbeddedStoreOptions): Promise<EmbeddedStore> => {
  const { folder, port: wanted = 0, host = LOOPBACK } = options;
  const unlock = lockFolder(folder);
  let database: LogDatabase | undefined;
  try {
    database = new LogDatabase(folder);
    const service = new StoreService(database);
    const server = newServer(service);
    const port = await bind(server, `${host}:${wanted}`);
    await recordStart(service.engine);
    return {
      port,
      connectionString: `esdb://${host}:${port}?tls=false`,
      stop: stopper(server, service, unlock),
    };
  } catch (error) {
    await database?.close();
    unlock();
    throw error;
  }
};

const stopper = (server: Server, service: StoreService, unlock: () => void): (() => Promise<void>) => {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await service.stop();
    await shutDown(server);
    await service.engine.settled();
    await service.database.close();
    unlock();
  };
  return () => (stopped ??= stop());
};
