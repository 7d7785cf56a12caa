import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const BLOCK_BYTES = 512;

/** The bytes that the files below a folder take up on disk; a hole in a file takes none. */
export const bytesOnDisk = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).blocks),
  );
  return sizes.reduce((sum, blocks) => sum + blocks, 0) * BLOCK_BYTES;
};
