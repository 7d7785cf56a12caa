import type { RunningClock } from '@hoso/deadline-clock';
import type { Relay } from '@hoso/kafka-relay';
import { createLogger } from '@hoso/platform';
import type { RunningPortalSync } from '@hoso/portal-sync';
import type { Projector } from '@hoso/read-models';
import type { Lag } from './lag-notice';
import { openApplication } from './open-application';
import { openGroundApart } from './open-ground-apart';
import { openPortalDesk } from './portal-desk';
import { portalSettingsFor } from './portal-settings';
import { runAlerts } from './run-alerts';
import { runDeadlineClock } from './run-deadline-clock';
import { runKafkaRelay } from './run-kafka-relay';
import { runPortalSync } from './run-portal-sync';
import { runProjector } from './run-projector';
import type { EngineStart } from './start-engine';
import { tellLag } from './tell-lag';

/** Starts the projector alone, on the same engines; it stands by while another one works. */
export const startProjector = async (start: EngineStart): Promise<Projector> => {
  const { configuration, shutdown } = start;
  const ground = await openGroundApart(start);
  const { backdatingHours, logLevel } = configuration;
  const application = await openApplication({ ground, backdatingHours, shutdown });
  const journal = createLogger({ level: logLevel, name: 'projector' });
  return runProjector({ ground, application, shutdown, journal });
};

/** Starts the clock of deadlines and the alerts alone, on the same engines; they stand by while others work. */
export const startClock = async (start: EngineStart): Promise<RunningClock> => {
  const { configuration, shutdown } = start;
  const ground = await openGroundApart(start);
  const { backdatingHours, logLevel } = configuration;
  const application = await openApplication({ ground, backdatingHours, shutdown });
  const journal = createLogger({ level: logLevel, name: 'deadline-clock' });
  await runAlerts({ configuration, ground, application, shutdown, journal });
  return runDeadlineClock({ ground, application, shutdown, journal });
};

/** Starts the relay alone, on the same engines; it stands by while another one works. */
export const startKafkaRelay = async (start: EngineStart): Promise<Relay> => {
  const { configuration, shutdown } = start;
  const ground = await openGroundApart(start);
  const journal = createLogger({ level: configuration.logLevel, name: 'kafka-relay' });
  const relay = runKafkaRelay({ configuration, ground, shutdown, journal });
  tellLag({ role: 'the relay', lag: () => relay.status(), journal, shutdown });
  return relay;
};

/**
 * Starts the outbox to the national portal alone, or to the sandbox of the process on the data folder; it stands by
 * while another one works. @throws EnginesNotFound, PortalNotConfigured, PortalSettingsError
 */
export const startPortalSync = async (start: EngineStart): Promise<RunningPortalSync> => {
  const { configuration, shutdown } = start;
  const { backdatingHours, dataFolder, logLevel } = configuration;
  const ground = await openGroundApart(start);
  const settings = await portalSettingsFor(dataFolder);
  const application = await openApplication({ ground, backdatingHours, shutdown });
  const journal = createLogger({ level: logLevel, name: 'portal-sync' });
  const desk = openPortalDesk({ settings, application, ground, dataFolder });
  const run = { ground, application, shutdown, journal, settings };
  const running = await runPortalSync({ ...run, ...(desk && { desk }) });
  const lag = (): Lag => {
    const { behindSeconds: seconds, ...facts } = running.health();
    return { ...facts, seconds };
  };
  tellLag({ role: 'the portal synchronisation', lag, journal, shutdown });
  return running;
};
