import type { Application } from '@hoso/application';
import { BENCHMARK_REFERENCE } from '@hoso/caseload';
import { adoptCatalogue, openApplication, openGround, type Ground } from '@hoso/engine';
import type { Clock } from '@hoso/kernel';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';
import { endedInAnyCase } from './ended-in-any-case';

export const PRINCIPAL = { id: 'benchmark', role: 'import', units: 'all' } as const;

/** The engines of a folder and the use cases on them. */
export interface Opened {
  readonly ground: Ground;
  readonly application: Application;
}

interface Opening {
  readonly folder: string;
  /** The system's when absent. */
  readonly clock?: Clock;
}

/** Runs work on the engines of a folder: those of the process that runs there, else its own, let go of afterwards. */
export const withEngines = <Result>(
  { folder, clock }: Opening,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> => {
  const configuration = readConfiguration({ HOSO_DATA: folder });
  const shutdown = new Shutdown({ journal: createLogger({ level: 'warn', name: 'bench' }) });
  return endedInAnyCase(
    () => shutdown.stop('the work is done'),
    async () => {
      const ground = await openGround({ configuration, shutdown, onNotice: () => undefined });
      const options = { ground, backdatingHours: 24, shutdown, ...(clock && { clock }) };
      return work({ ground, application: await openApplication(options) });
    },
  );
};

/** The use cases alone. */
export const withApplication = <Result>(
  folder: string,
  work: (application: Application) => Promise<Result>,
): Promise<Result> => withEngines({ folder }, ({ application }) => work(application));

/** Brings the procedure, the units and the calendar of the benchmark's dossiers into an engine. */
export const adoptBenchmarkReference = (folder: string): Promise<void> =>
  withApplication(folder, ({ referenceDecisions }) =>
    adoptCatalogue(referenceDecisions, PRINCIPAL, { ...BENCHMARK_REFERENCE, publications: [] }),
  );
