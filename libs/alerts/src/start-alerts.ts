import {
  AlertFactsFinder,
  ReportDuties,
  type AlertDecisions,
  type AlertParts,
  type BreachSource,
} from '@hoso/application';
import { migrate, type Database } from '@hoso/postgres';
import { startProcess, type ProcessJournal, type ProcessManager, type RunningProcess } from '@hoso/processes';
import { Courier } from './delivery/courier';
import { DeliveryProcess } from './delivery/delivery-process';
import { DeliveryRecords } from './delivery/delivery-records';
import type { Recipient } from './delivery/recipients';
import type { Sinks } from './delivery/sink';
import { SmtpSink, type SmtpSettings } from './mail/smtp-sink';
import { migrations, SCHEMA } from './migrations';
import { AlertProcess } from './process/alert-process';
import { EngineCommands } from './process/engine-commands';
import { PetitionAlertProcess } from './process/petition-alert-process';
import { PortalAlertProcess } from './process/portal-alert-process';
import { ReportAlertProcess } from './process/report-alert-process';
import { WebHookSink } from './web-hook/web-hook-sink';

export interface AlertSettings {
  readonly recipients: readonly Recipient[];
  /** Without it no mail is sent. */
  readonly smtp?: SmtpSettings;
}

export interface AlertStart extends AlertParts, AlertSettings {
  readonly database: Database<unknown>;
  readonly decisions: AlertDecisions;
  readonly breaches: BreachSource;
  readonly journal: ProcessJournal;
}

/** The ways out that the settings open. */
const sinksOf = ({ clock, smtp }: Pick<AlertStart, 'clock' | 'smtp'>): Sinks => ({
  'web-hook': new WebHookSink(clock),
  ...(smtp && { mail: new SmtpSink(smtp) }),
});

/** The processes without their loops: four raise alerts, one of which lets them climb, and one tells recipients. */
export const createAlertProcesses = (
  start: Omit<AlertStart, 'journal' | 'smtp'>,
  sinks: Sinks,
): readonly ProcessManager[] => {
  const { store, settings, decisions, recipients, clock, database } = start;
  const finder = new AlertFactsFinder(start);
  const commands = new EngineCommands(decisions);
  const records = new DeliveryRecords(store, commands, settings.hmacSecret);
  const courier = new Courier({ database, clock, finder, recipients, sinks, records });
  const parts = { commands, finder, clock };
  return [
    new AlertProcess(parts),
    new PetitionAlertProcess(parts),
    new ReportAlertProcess({
      ...{ duties: new ReportDuties(start), store, commands, clock },
      policyAt: (at) => finder.policyAt(at, finder.zoneOf()),
    }),
    new PortalAlertProcess({ ...parts, store }),
    new DeliveryProcess(courier, recipients),
  ];
};

/** Brings the tables up to date. */
export const prepareAlertTables = async (database: Database<unknown>): Promise<void> => {
  await migrate(database, SCHEMA, migrations);
};

/** Lets alerts be raised, climb and be sent until the processes are stopped. */
export const startAlerts = async (start: AlertStart): Promise<readonly RunningProcess[]> => {
  await prepareAlertTables(start.database);
  const managers = createAlertProcesses(start, sinksOf(start));
  const { store, database, clock, journal } = start;
  const running: RunningProcess[] = [];
  for (const manager of managers)
    running.push(await startProcess({ manager, database, store, clock, journal }));
  return running;
};
