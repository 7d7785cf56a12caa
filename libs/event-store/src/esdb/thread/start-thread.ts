import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadSettings } from './messages';
import { StoreThread } from './store-thread';

/** Appends and follows in a thread of their own, through a client of its own. Needs compiled code. */
export const storeInThread = (settings: ThreadSettings): StoreThread =>
  new StoreThread(() => new Worker(join(__dirname, 'worker.js'), { workerData: settings }));
