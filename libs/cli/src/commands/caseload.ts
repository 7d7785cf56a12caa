import { setTimeout as sleep } from 'node:timers/promises';
import { adoptSampleCatalogue, readSampleCatalogue, startEngine } from '@hoso/engine';
import { dayOf, instantAt, VIETNAM, type Instant } from '@hoso/kernel';
import { createLogger, findRun, Shutdown, SystemClock } from '@hoso/platform';
import { configurationOf, withApplication, type EngineOptions, type Outside } from '../session';
import { answer, progress } from '../terminal';
import { UsageError } from '../usage-error';
import { sendCaseload } from './send-caseload';

export interface CaseloadOptions extends EngineOptions {
  readonly dossiers: string;
  readonly seed: string;
}

interface Api {
  readonly address: string;
  readonly key: string;
}

const PRINCIPAL = { id: 'hoso-caseload', role: 'import', units: 'all' } as const;

const LEARNS_WITHIN_MS = 10_000;
const POLL_MS = 20;

const wholeNumber = (text: string, option: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option}: a whole number, not "${text}"`);
  return Number(text);
};

/** The same seed sends the same caseload all day long. */
const startOfToday = (): Instant => instantAt(dayOf(new SystemClock().now(), VIETNAM), '00:00', VIETNAM);

/** Puts the sample catalogue into the log of an engine that may run without it, and waits until its API knows it. */
const teach = async ({ address, key }: Api, options: CaseloadOptions, outside: Outside): Promise<void> => {
  const { procedures } = await withApplication(options, outside, ({ referenceDecisions }) =>
    adoptSampleCatalogue(referenceDecisions, PRINCIPAL),
  );
  const url = `${address}/v1/procedures/${procedures.at(-1)!.code}`;
  const latest = performance.now() + LEARNS_WITHIN_MS;
  while (!(await fetch(url, { headers: { authorization: `Bearer ${key}` } })).ok) {
    if (performance.now() > latest) throw new Error(`${address} does not learn the sample catalogue`);
    await sleep(POLL_MS);
  }
};

/** The API of the engine that runs on the data folder, else of one started for the occasion. */
const apiOf = async (options: CaseloadOptions, outside: Outside, shutdown: Shutdown): Promise<Api> => {
  const configuration = { ...configurationOf(options, outside.env), port: 0, logLevel: 'warn' as const };
  const found = await findRun(configuration.dataFolder);
  if (found?.running) {
    const api = { address: found.run.connections.http!, key: found.run.localKey };
    await teach(api, options, outside);
    return api;
  }
  const onNotice = (text: string) => void outside.terminal.err.write(`${text}\n`);
  const { application, address, localKey } = await startEngine({ configuration, shutdown, onNotice });
  await adoptSampleCatalogue(application.referenceDecisions, PRINCIPAL);
  return { address, key: localKey };
};

/** `hoso caseload`: sends a realistic, seeded caseload on the sample catalogue through the API. */
export const caseload = async (options: CaseloadOptions, outside: Outside): Promise<void> => {
  const dossiers = wholeNumber(options.dossiers, '--dossiers');
  const seed = wholeNumber(options.seed, '--seed');
  const shutdown = new Shutdown({ journal: createLogger({ level: 'warn', name: 'hoso' }) });
  const stopListening = shutdown.listen(process, (code) => process.exit(code));
  const bar = progress(outside.terminal, 'dossiers');
  try {
    const { address, key } = await apiOf(options, outside, shutdown);
    const catalogue = await readSampleCatalogue();
    const until = startOfToday();
    const onProgress = (done: number, of: number) => bar.update(done, of);
    const report = await sendCaseload({ dossiers, seed, until, catalogue, address, key, onProgress });
    bar.stop();
    answer(outside.terminal, report, () => [
      `${report.dossiers} hồ sơ (dossiers), ${report.commands} lệnh (commands), ${report.refused} từ chối (refused), ${report.seconds.toFixed(1)} s`,
    ]);
  } finally {
    stopListening();
    await shutdown.stop('the caseload is sent');
  }
};
