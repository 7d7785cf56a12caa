import { BENCHMARK_REFERENCE } from '@hoso/caseload';
import { adoptCatalogue, openApplication, openGround, type Ground, type OpenApplication } from '@hoso/engine';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';

export const PRINCIPAL = { id: 'benchmark', role: 'import', units: 'all' } as const;

/** Use cases and what they stand on. */
export interface OpenEngines {
  readonly application: OpenApplication;
  readonly ground: Ground;
}

/** Runs work on the engines of a folder: those of the process that runs there, else its own, let go of afterwards. */
export const withEngines = async <Result>(
  folder: string,
  work: (engines: OpenEngines) => Promise<Result>,
): Promise<Result> => {
  const configuration = readConfiguration({ HOSO_DATA: folder });
  const shutdown = new Shutdown({ journal: createLogger({ level: 'warn', name: 'bench' }) });
  try {
    const ground = await openGround({ configuration, shutdown, onNotice: () => undefined });
    const application = await openApplication({ ground, backdatingHours: 24, shutdown });
    return await work({ application, ground });
  } finally {
    await shutdown.stop('the work is done');
  }
};

export const withApplication = <Result>(
  folder: string,
  work: (application: OpenApplication) => Promise<Result>,
): Promise<Result> => withEngines(folder, ({ application }) => work(application));

/** Brings the procedure, the units and the calendar of the benchmark's dossiers into an engine. */
export const adoptBenchmarkReference = (folder: string): Promise<void> =>
  withApplication(folder, ({ referenceDecisions }) =>
    adoptCatalogue(referenceDecisions, PRINCIPAL, { ...BENCHMARK_REFERENCE, publications: [] }),
  );
