import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadSettings } from './messages';
import { PublisherThread } from './publisher-thread';

/** Opens a publisher in a thread of its own, with connections of its own. Needs compiled code. */
export const openInThread = (settings: ThreadSettings): Promise<PublisherThread> =>
  PublisherThread.open(settings.name, new Worker(join(__dirname, 'worker.js'), { workerData: settings }));
