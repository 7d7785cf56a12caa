import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adoptSampleCatalogue, type RunningEngine } from '@hoso/engine';
import type { Instant } from '@hoso/kernel';
import { sendCaseload, type CaseloadReport } from './send-caseload';

/** The sample of a data folder: the moment up to which its lives are told, and whether all of it is there. */
interface SampleRecord {
  readonly until: Instant;
  readonly isComplete: boolean;
}

const DOSSIERS = 300;
const SEED = 20241115;

const PRINCIPAL = { id: 'hoso-sample', role: 'import', units: 'all' } as const;

const read = async (file: string): Promise<SampleRecord | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SampleRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

interface Seeding {
  readonly dataFolder: string;
  readonly onProgress: (dossiers: number, of: number) => void;
}

/**
 * Puts the sample catalogue and a caseload into an empty engine, and finishes what an earlier start began; repeated
 * commands record nothing. @returns undefined where there is nothing to do: complete, or an engine with its own data
 */
export const seedSample = async (
  { application, address, localKey }: RunningEngine,
  { dataFolder, onProgress }: Seeding,
): Promise<CaseloadReport | undefined> => {
  const file = join(dataFolder, 'sample.json');
  const known = await read(file);
  const isForeign = known === undefined && application.ports.reference.procedures().length > 0;
  if (known?.isComplete || isForeign) return undefined;
  const until = known?.until ?? application.ports.clock.now();
  const write = (isComplete: boolean) => writeFile(file, `${JSON.stringify({ until, isComplete })}\n`);
  await write(false);
  const catalogue = await adoptSampleCatalogue(application.referenceDecisions, PRINCIPAL);
  const order = { dossiers: DOSSIERS, seed: SEED, until, catalogue, address, key: localKey, onProgress };
  const report = await sendCaseload(order);
  await write(true);
  return report;
};
