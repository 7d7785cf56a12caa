import { join } from 'node:path';
import { findRun, type RunRecord } from '@hoso/platform';
import type { Watched } from '../load/load-order';
import { HosoProcess } from './hoso-process';

/** A whole engine under measurement. */
export interface Engine {
  readonly run: RunRecord;
  readonly pid: number;
  /** From the start of the process to the first 200 of `/health/ready`. */
  readonly readyAfterMs: number;
  readonly watched: Watched;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly folder: string;
  readonly store: 'embedded' | 'process';
  readonly profileFolder?: string;
}

const READY_WITHIN_MS = 60_000;

const isReady = async (port: number): Promise<true | undefined> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok || undefined;
  } catch {
    return undefined;
  }
};

/** The event store in a process of its own, and its address. */
const startStore = async (folder: string) => {
  const store = await HosoProcess.start({
    words: ['event-store', '--port', '0', '--data', join(folder, 'event-store'), '--json'],
    env: {},
    logFile: join(folder, 'event-store.log'),
  });
  const url = await store.until(
    async () => /"connectionString":"([^"]+)"/.exec(await store.said())?.[1],
    READY_WITHIN_MS,
  );
  return { store, url };
};

/** Starts the API with its engines, and nothing beside it, on a folder and waits until it is ready. */
export const startEngine = async ({ folder, store, profileFolder }: EngineOptions): Promise<Engine> => {
  const apart = store === 'process' ? await startStore(folder) : undefined;
  const from = performance.now();
  const hoso = await HosoProcess.start({
    words: ['start', '--no-sample', '--roles', 'none', '--port', '0', '--data', folder],
    env: { ...(apart && { EVENTSTORE_URL: apart.url }) },
    logFile: join(folder, 'hoso.log'),
    ...(profileFolder && { profileFolder }),
  });
  const run = await hoso.until(async () => {
    const found = await findRun(folder);
    return found?.run.process.pid === hoso.pid ? found.run : undefined;
  }, READY_WITHIN_MS);
  await hoso.until(() => isReady(run.ports['http']!), READY_WITHIN_MS);
  const readyAfterMs = performance.now() - from;
  return {
    run,
    pid: hoso.pid,
    readyAfterMs,
    watched: {
      engine: { pid: hoso.pid, part: 'itself' },
      postgres: { pid: hoso.pid, part: 'descendants' },
      ...(apart && { eventStore: { pid: apart.store.pid, part: 'itself' } }),
    },
    stop: async () => {
      await hoso.stop();
      await apart?.store.stop();
    },
  };
};
