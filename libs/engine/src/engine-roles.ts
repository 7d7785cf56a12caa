import type { Configuration } from '@hoso/platform';
import type { PortalSandbox } from '@hoso/portal-sandbox';
import { runAlerts, type AlertsRun } from './run-alerts';
import { runDeadlineClock } from './run-deadline-clock';
import { runKafkaRelay } from './run-kafka-relay';
import { openPortalDesk } from './portal-desk';
import { portalSettingsIn, settingsOfSandbox } from './portal-settings';
import { isPortalConfigured, runPortalSandbox } from './run-portal-sandbox';
import { runPortalSync } from './run-portal-sync';
import { runProjector } from './run-projector';
import { runRedatings } from './run-redatings';

/** What the whole engine does besides serving the API. */
export const ENGINE_ROLES = [
  'projector',
  'deadline-clock',
  'alerts',
  'redatings',
  'kafka-relay',
  'topic-commands',
  'portal-sandbox',
  'portal-sync',
] as const;
export type EngineRole = (typeof ENGINE_ROLES)[number];

/** All, but for the sandbox where a real portal is configured. */
export const rolesByDefault = async (configuration: Configuration): Promise<readonly EngineRole[]> => {
  const hasPortal = await isPortalConfigured(configuration);
  return ENGINE_ROLES.filter((role) => role !== 'portal-sandbox' || !hasPortal);
};

/** What of the running roles is told to those who start the engine. */
export interface RunningRoles {
  /** The stand-in for the national portal, where it runs. */
  readonly portalSandbox?: PortalSandbox;
}

/** To the portal that is configured, else to the sandbox of this process; with neither there is nobody to tell. */
const runPortal = async (roles: readonly EngineRole[], run: AlertsRun): Promise<RunningRoles> => {
  const portalSandbox = roles.includes('portal-sandbox') ? await runPortalSandbox(run) : undefined;
  const { dataFolder } = run.configuration;
  const configured = await portalSettingsIn(dataFolder);
  const settings = configured ?? (portalSandbox && settingsOfSandbox(portalSandbox));
  if (roles.includes('portal-sync') && settings) {
    const desk = openPortalDesk({ ...run, settings, dataFolder });
    await runPortalSync({ ...run, settings, ...(desk && { desk }) });
  }
  return portalSandbox ? { portalSandbox } : {};
};

/** Starts what needs no address of the API. */
export const runRoles = async (roles: readonly EngineRole[], run: AlertsRun): Promise<RunningRoles> => {
  if (roles.includes('projector')) runProjector(run);
  if (roles.includes('deadline-clock')) runDeadlineClock(run);
  if (roles.includes('alerts')) await runAlerts(run);
  if (roles.includes('redatings')) runRedatings(run);
  if (roles.includes('kafka-relay')) runKafkaRelay(run);
  return runPortal(roles, run);
};
