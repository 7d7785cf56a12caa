import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EmbeddedStore, EmbeddedStoreOptions } from './embedded-store';

/** The next thing the worker says; rejects with its fault, or when it ends without a word. */
const nextMessage = async (worker: Worker): Promise<unknown> => {
  const heard = new AbortController();
  const said = once(worker, 'message', heard).then(([message]: unknown[]) => message);
  const ended = once(worker, 'exit', heard).then(([code]: unknown[]) => {
    throw new Error(`The event store's thread ended with code ${String(code)}`);
  });
  return Promise.race([said, ended]).finally(() => heard.abort());
};

const stop = async (worker: Worker): Promise<void> => {
  worker.postMessage('stop');
  await nextMessage(worker);
  await worker.terminate();
};

/**
 * The same as `startEmbeddedStore`, in a thread of its own, so that protocol, encoding and flushes leave the caller's
 * event loop. Needs compiled code. A fault of the thread after its start ends the process, as it would in the caller's.
 * @throws StoreFolderInUse, StoreDamaged, StorePortUnavailable
 */
export const startEmbeddedStoreInWorker = async (options: EmbeddedStoreOptions): Promise<EmbeddedStore> => {
  const worker = new Worker(join(__dirname, 'worker.js'), { workerData: options });
  const started = (await nextMessage(worker)) as Omit<EmbeddedStore, 'stop'>;
  let stopped: Promise<void> | undefined;
  return { ...started, stop: () => (stopped ??= stop(worker)) };
};
