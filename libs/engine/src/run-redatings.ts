import { followRedatings, type RedatingJournal } from '@hoso/application';
import type { Shutdown } from '@hoso/platform';
import type { OpenApplication } from './open-application';

export interface RedatingsRun {
  readonly application: OpenApplication;
  readonly shutdown: Shutdown;
  readonly journal: RedatingJournal;
}

/** Goes on with the re-datings that the last stop cut off, and takes up those ordered from now on, until the process stops. */
export const runRedatings = ({ application, shutdown, journal }: RedatingsRun): void => {
  const { ports, redatings } = application;
  const work = followRedatings({ store: ports.store, runner: redatings.runner, journal });
  shutdown.onStop('re-datings', () => work.stop());
};
