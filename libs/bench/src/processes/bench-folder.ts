import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedInAnyCase } from './ended-in-any-case';

/** A new data folder that the embedded PostgreSQL can reach, so that removing it removes everything. */
export const benchFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
  await chmod(folder, 0o711);
  return folder;
};

/** Work in such a folder, of which nothing stays. */
export const inBenchFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = await benchFolder();
  return endedInAnyCase(
    () => rm(folder, { recursive: true, force: true }),
    () => work(folder),
  );
};
