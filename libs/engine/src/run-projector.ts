import type { Clock } from '@hoso/kernel';
import type { HealthRegistry, Shutdown } from '@hoso/platform';
import { Projector, PROJECTIONS } from '@hoso/read-models';
import type { Ground } from './ground';

/** Streams whose fold a projector keeps in memory, some kilobytes each; others are read again when they go on. */
export const CACHED_STREAMS = 10_000;

/** What a projector reports to. */
export interface ProjectorJournal {
  readonly warn: (facts: object, message: string) => void;
}

export interface ProjectorOptions {
  readonly ground: Ground;
  readonly clock: Clock;
  readonly shutdown: Shutdown;
  readonly journal: ProjectorJournal;
  readonly health?: HealthRegistry;
}

/** Keeps the read models at the head of the log until the process stops. */
export const runProjector = ({ ground, clock, shutdown, journal, health }: ProjectorOptions): Projector => {
  const { store, database } = ground;
  const projector = new Projector({
    store,
    database,
    clock,
    projections: PROJECTIONS,
    cachedStreams: CACHED_STREAMS,
    onFault: (error) => journal.warn({ err: error }, 'the projector begins again'),
  });
  health?.onReport('read models', () => projector.lag() ?? { standsBy: true });
  projector.start();
  shutdown.onStop('projector', () => projector.stop());
  return projector;
};
