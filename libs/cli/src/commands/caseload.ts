import { adoptSampleCatalogue, readSampleCatalogue, startEngine } from '@hoso/engine';
import { dayOf, instantAt, VIETNAM, type Instant } from '@hoso/kernel';
import { createLogger, findRun, Shutdown, SystemClock } from '@hoso/platform';
import { configurationOf, type EngineOptions, type Outside } from '../session';
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

const wholeNumber = (text: string, option: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option}: a whole number, not "${text}"`);
  return Number(text);
};

/** The same seed sends the same caseload all day long. */
const startOfToday = (): Instant => instantAt(dayOf(new SystemClock().now(), VIETNAM), '00:00', VIETNAM);

/** The API of the engine that runs on the data folder, else of one started for the occasion. */
const apiOf = async (
  options: CaseloadOptions,
  { env, terminal }: Outside,
  shutdown: Shutdown,
): Promise<Api> => {
  const configuration = { ...configurationOf(options, env), port: 0, logLevel: 'warn' as const };
  const found = await findRun(configuration.dataFolder);
  if (found?.running) return { address: `http://127.0.0.1:${found.run.ports.http}`, key: found.run.localKey };
  const onNotice = (text: string) => void terminal.err.write(`${text}\n`);
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
