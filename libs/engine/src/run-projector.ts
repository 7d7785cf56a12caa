import type { Application } from '@hoso/application';
import type { HealthRegistry, Shutdown } from '@hoso/platform';
import { Projector, PROJECTIONS } from '@hoso/read-models';
import type { Ground } from './ground';
import type { ProjectorJournal } from './projector-journal';
import { runDriftCheck } from './run-drift-check';

/** Streams whose fold a projector keeps in memory, about 5 kB each; others are read again when they go on. */
export const CACHED_STREAMS = 6_000;

export interface ProjectorOptions {
  readonly ground: Ground;
  /** By which a drift is told. */
  readonly application: Application;
  readonly shutdown: Shutdown;
  readonly journal: ProjectorJournal;
  readonly health?: HealthRegistry;
}

/** Keeps the read models at the head of the log, and checks that they agree with it, until the process stops. */
export const runProjector = (options: ProjectorOptions): Projector => {
  const { ground, application, shutdown, journal, health } = options;
  const { store, database } = ground;
  const projector = new Projector({
    store,
    database,
    clock: application.ports.clock,
    projections: PROJECTIONS,
    cachedStreams: CACHED_STREAMS,
    onFault: (error) => journal.warn({ err: error }, 'the projector begins again'),
  });
  health?.onReport('read models', () => projector.lag() ?? { standsBy: true });
  projector.start();
  shutdown.onStop('projector', () => projector.stop());
  runDriftCheck({ ...options, projector });
  return projector;
};
