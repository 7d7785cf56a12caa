import { createSecretKey } from 'node:crypto';
import { ReferenceData, createApplication, type Application } from '@hoso/application';
import { DEFAULT_POLICY, HAI_DUONG, PETITION_POLICIES } from '@hoso/domain';
import type { Clock } from '@hoso/kernel';
import { SystemClock, type Shutdown } from '@hoso/platform';
import { OpenDossierList } from '@hoso/read-models';
import type { Ground } from './ground';

/** About 5.5 kB each; a dossier that is not among them costs one read before its next command. */
const CACHED_DOSSIERS = 6_000;

export interface ApplicationOptions {
  readonly ground: Ground;
  readonly backdatingHours: number;
  readonly shutdown: Shutdown;
  /** The system's when absent. */
  readonly clock?: Clock;
}

/** The use cases on their engines, with the reference data read up to the end of the log. */
export const openApplication = async (options: ApplicationOptions): Promise<Application> => {
  const { ground, shutdown, backdatingHours, clock = new SystemClock() } = options;
  const reference = new ReferenceData(ground.store);
  shutdown.onStop('reference data', () => reference.stop());
  await reference.start();
  const settings = {
    hmacSecret: createSecretKey(ground.secrets.hmacSecret),
    policy: { superiors: DEFAULT_POLICY.superiors },
    petitionPolicies: PETITION_POLICIES,
    calendarRegion: HAI_DUONG.region,
    backdatingHours,
    cachedDossiers: CACHED_DOSSIERS,
  };
  const { store, database, keys } = ground;
  const openDossiers = new OpenDossierList({ store, database });
  return createApplication({ store, keys, clock, settings, reference, openDossiers });
};
