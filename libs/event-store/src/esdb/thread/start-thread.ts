import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppendThread } from './append-thread';
import type { ThreadSettings } from './messages';

/** Appends in a thread of their own, through a client of its own. Needs compiled code. */
export const appendsInThread = (settings: ThreadSettings): AppendThread =>
  new AppendThread(() => new Worker(join(__dirname, 'worker.js'), { workerData: settings }));
