import { parentPort, workerData } from 'node:worker_threads';
import { startEmbeddedStore, type EmbeddedStoreOptions } from './embedded-store';

/** The worker thread's entry: starts the store with the options it was given and stops it on the first message. */
const serve = async (): Promise<void> => {
  const store = await startEmbeddedStore(workerData as EmbeddedStoreOptions);
  parentPort?.once('message', () => void store.stop().then(() => parentPort?.postMessage('stopped')));
  parentPort?.postMessage({ port: store.port, connectionString: store.connectionString });
};

serve().catch((error: unknown) =>
  // Thrown where nothing catches it: the parent then hears of it with all its fields.
  setImmediate(() => {
    throw error;
  }),
);
