import type { Application } from '@hoso/application';
import type { HealthRegistry, Shutdown } from '@hoso/platform';
import { openPortal, type Portal, type PortalSettings } from '@hoso/portal';
import {
  startPortalSync,
  type PortalDesk,
  type PortalSyncParts,
  type RunningPortalSync,
} from '@hoso/portal-sync';
import type { ProcessJournal } from '@hoso/processes';
import type { Ground } from './ground';

export interface PortalSyncRun {
  readonly ground: Ground;
  readonly application: Application;
  readonly shutdown: Shutdown;
  readonly journal: ProcessJournal;
  readonly health?: HealthRegistry;
  readonly settings: PortalSettings;
  /** Absent where nothing but dossiers goes to the portal. */
  readonly desk?: PortalDesk;
  /** The one that the settings name when absent. */
  readonly portal?: Portal;
}

/** What the outbox and whoever asks the portal stand on. */
export const portalSyncParts = ({
  ground,
  application,
  settings,
  portal,
}: Pick<PortalSyncRun, 'ground' | 'application' | 'settings' | 'portal'>): PortalSyncParts => {
  const { adapter, terms, concurrency, callsPerSecond, restSeconds } = settings;
  const { portalSyncs, portalQuestions, portalRatings, reader, ports } = application;
  const pace = {
    concurrency,
    answerWithinMs: adapter.timeoutMs,
    breakMs: restSeconds * 1_000,
    ...(callsPerSecond !== undefined && { callsPerSecond }),
  };
  return {
    ...{ portal: portal ?? openPortal(adapter), terms, pace, reader },
    ...{ portalSyncs, portalQuestions, portalRatings },
    ...{ store: ports.store, database: ground.database, reference: ports.reference },
    ...{ clock: ports.clock, settings: ports.settings },
  };
};

/** Brings dossiers to the national portal until the process stops; it stands by while another instance works. */
export const runPortalSync = async (run: PortalSyncRun): Promise<RunningPortalSync> => {
  const { shutdown, journal, health, desk } = run;
  const running = await startPortalSync({ ...portalSyncParts(run), journal, ...(desk && { desk }) });
  shutdown.onStop('portal synchronisation', () => running.stop());
  health?.onReport('portal synchronisation', running.health);
  // A portal that is down is no fault of this process: it is reported, and does not make it unready.
  health?.onReady('portal synchronisation', () => {
    const { failure } = running.health();
    if (failure !== undefined) throw new Error(failure);
  });
  return running;
};
