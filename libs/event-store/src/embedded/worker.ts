import { parentPort, workerData } from 'node:worker_threads';
import { startEmbeddedStore, type EmbeddedStore, type EmbeddedStoreOptions } from './embedded-store';
import { packError } from './worker-messages';

/** The worker thread's entry: starts the store with the options it was given and stops it on the first message. */
const serve = async (): Promise<void> => {
  let store: EmbeddedStore;
  try {
    store = await startEmbeddedStore(workerData as EmbeddedStoreOptions);
  } catch (error) {
    parentPort?.postMessage({ failed: packError(error) });
    return;
  }
  const { port, connectionString } = store;
  parentPort?.once('message', () => {
    void store.stop().then(() => parentPort?.postMessage({ stopped: true }));
  });
  parentPort?.postMessage({ started: { port, connectionString } });
};

void serve();
