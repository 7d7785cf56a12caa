import { followRedatings, type RedatingJournal, type Application } from '@hoso/application';
import type { Shutdown } from '@hoso/platform';

export interface RedatingsRun {
  readonly application: Application;
  readonly shutdown: Shutdown;
  readonly journal: RedatingJournal;
}

/** Goes on with the re-datings that the last stop cut off, and takes up those ordered from now on, until the process stops. */
export const runRedatings = ({ application, shutdown, journal }: RedatingsRun): void => {
  const { ports, redatings } = application;
  const work = followRedatings({ store: ports.store, runner: redatings.runner, journal });
  shutdown.onStop('re-datings', () => work.stop());
};
