import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EmbeddedStore, EmbeddedStoreOptions } from './embedded-store';
import { unpackError, type WorkerMessage } from './worker-messages';

/** The next thing the worker says; rejects when it ends without a word. */
const nextMessage = (worker: Worker): Promise<WorkerMessage> =>
  new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    };
    const onMessage = (message: WorkerMessage): void => {
      settle();
      resolve(message);
    };
    const onError = (error: unknown): void => {
      settle();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const onExit = (code: number): void =>
      onError(new Error(`The event store's thread ended with code ${code}`));
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
  });

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
  const message = await nextMessage(worker);
  if ('started' in message) {
    let stopped: Promise<void> | undefined;
    return { ...message.started, stop: () => (stopped ??= stop(worker)) };
  }
  await worker.terminate();
  throw 'failed' in message
    ? unpackError(message.failed)
    : new Error('The event store stopped while it started');
};
