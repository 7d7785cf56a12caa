import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const isHoso = (folder: string): boolean => {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }).name === 'hoso';
};

/**
 * The folder of the package, for the files shipped with it; pass the caller's `__dirname`. It is sought because
 * sources and build lie at different depths. @throws Error outside the package
 */
export const packageRoot = (from: string): string => {
  if (isHoso(from)) return from;
  const parent = dirname(from);
  if (parent === from)
    throw new Error('This file lies outside the package "hoso": its data files are missing');
  return packageRoot(parent);
};
