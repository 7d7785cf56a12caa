import { setTimeout as sleep } from 'node:timers/promises';
import { findRun, isRunning, type ProcessIdentity, type Shutdown } from '@hoso/platform';
import type { Ground } from './ground';
import { openGround, type GroundOptions } from './open-ground';

const LOOK_MS = 500;
const LOOKS_MOST = 120;

/** Nobody runs the engines that a role of its own needs. */
export class EnginesNotFound extends Error {
  readonly code = 'engines-not-found';
  constructor(dataFolder: string) {
    super(
      `No Hoso runs on ${dataFolder}: start it there, or name both engines by EVENTSTORE_URL and DATABASE_URL`,
    );
  }
}

/** @throws EnginesNotFound after a minute */
const lenderOn = async ({ configuration, onNotice }: GroundOptions): Promise<ProcessIdentity> => {
  const { dataFolder } = configuration;
  for (let looks = 0; looks < LOOKS_MOST; looks++) {
    const found = await findRun(dataFolder);
    if (found?.running) return found.run.process;
    if (looks === 0) onNotice(`waits for the engines of ${dataFolder}`);
    await sleep(LOOK_MS);
  }
  throw new EnginesNotFound(dataFolder);
};

/** The engines of the next run have other ports: who starts this process again finds them. */
const endWith = (lender: ProcessIdentity, shutdown: Shutdown): void => {
  const look = setInterval(() => {
    if (isRunning(lender)) return;
    clearInterval(look);
    void shutdown.fail('the process that runs the engines has ended');
  }, LOOK_MS);
  shutdown.onStop('watch over the engines', () => clearInterval(look));
};

/**
 * Connects a role of its own to engines that others run: those of the connection strings, else those of the process on the data folder,
 * which is waited for, and with whose end this one ends. It never runs engines itself: that would lock the folder.
 * @throws EnginesNotFound
 */
export const openGroundApart = async (options: GroundOptions): Promise<Ground> => {
  const { configuration, shutdown } = options;
  if (configuration.eventStoreUrl !== undefined && configuration.databaseUrl !== undefined)
    return openGround(options);
  const lender = await lenderOn(options);
  const ground = await openGround(options);
  endWith(lender, shutdown);
  return ground;
};
