import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Application } from '@hoso/application';
import { readRecipients, startAlerts, type Recipient } from '@hoso/alerts';
import type { Configuration, HealthRegistry, Shutdown } from '@hoso/platform';
import type { ProcessJournal, RunningProcess } from '@hoso/processes';
import { ExplanationList } from '@hoso/read-models';
import type { Ground } from './ground';
import type { ProjectorJournal } from './projector-journal';

export interface AlertsRun {
  readonly configuration: Configuration;
  readonly shutdown: Shutdown;
  readonly ground: Ground;
  readonly application: Application;
  readonly health?: HealthRegistry;
  readonly journal: ProcessJournal & ProjectorJournal;
}

const RECIPIENTS_FILE = 'alert-recipients.json';
const BEHIND_MAX_S = 60;

const recipientsIn = async (dataFolder: string): Promise<readonly Recipient[]> => {
  try {
    return readRecipients(await readFile(join(dataFolder, RECIPIENTS_FILE), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** @throws Error where a process has stopped or does not keep up */
const demandKeepingUp = ({ lag }: RunningProcess): void => {
  const { behindSeconds, failure } = lag();
  if (failure !== undefined) throw new Error(failure);
  if (behindSeconds > BEHIND_MAX_S) throw new Error(`${behindSeconds} s behind the log`);
};

/**
 * Lets alerts be raised and sent until the shutdown; recipients stand in `alert-recipients.json` of the data folder.
 * @throws AlertRecipientsError
 */
export const runAlerts = async (run: AlertsRun): Promise<void> => {
  const { configuration, shutdown, ground, application, health, journal } = run;
  const { smtp, dataFolder } = configuration;
  const processes = await startAlerts({
    ...application.ports,
    database: ground.database,
    decisions: application.alertDecisions,
    breaches: new ExplanationList(ground.database),
    recipients: await recipientsIn(dataFolder),
    ...(smtp && { smtp }),
    journal,
  });
  for (const process of processes) {
    shutdown.onStop(process.name, () => process.stop());
    health?.onReady(process.name, () => demandKeepingUp(process));
    health?.onReport(process.name, process.lag);
  }
};
