import { BENCHMARK_REFERENCE } from '@hoso/caseload';
import { adoptCatalogue, openApplication, openGround, type OpenApplication } from '@hoso/engine';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';

export const PRINCIPAL = { id: 'benchmark', role: 'import', units: 'all' } as const;

/** Runs work on the engines of a folder: those of the process that runs there, else its own, let go of afterwards. */
export const withApplication = async <Result>(
  folder: string,
  work: (application: OpenApplication) => Promise<Result>,
): Promise<Result> => {
  const configuration = readConfiguration({ HOSO_DATA: folder });
  const shutdown = new Shutdown({ journal: createLogger({ level: 'warn', name: 'bench' }) });
  try {
    const ground = await openGround({ configuration, shutdown, onNotice: () => undefined });
    return await work(await openApplication({ ground, backdatingHours: 24, shutdown }));
  } finally {
    await shutdown.stop('the work is done');
  }
};

/** Brings the procedure, the units and the calendar of the benchmark's dossiers into an engine. */
export const adoptBenchmarkReference = (folder: string): Promise<void> =>
  withApplication(folder, ({ referenceDecisions }) =>
    adoptCatalogue(referenceDecisions, PRINCIPAL, { ...BENCHMARK_REFERENCE, publications: [] }),
  );
