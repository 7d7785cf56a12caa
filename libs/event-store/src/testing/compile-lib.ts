import { compileLibs } from '@hoso/platform/testing';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** Compiles this lib and what it rests on into a folder and returns its front door, for child processes and worker threads. */
export const compileLib = (folder: string): string => {
  const compiled = compileLibs(folder, ['kernel', 'event-store']);
  for (const script of ['writer.cjs', 'early-leaver.cjs'])
    cpSync(join(__dirname, script), join(folder, script));
  return join(compiled, 'event-store/index.js');
};
