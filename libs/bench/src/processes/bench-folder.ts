import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new data folder that the embedded PostgreSQL can reach, so that removing it removes everything. */
export const benchFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
  await chmod(folder, 0o711);
  return folder;
};
