import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@hoso/kernel';
import { isRunning, type ProcessIdentity } from './process-identity';

/** What a running engine tells the command line and the separate roles, in `run.json` of its data folder. */
export interface RunRecord {
  readonly process: ProcessIdentity;
  readonly startedAt: Instant;
  /** By the name of the service, such as `http` and `eventStore`. */
  readonly ports: Readonly<Record<string, number>>;
  /** Connection strings by the name of the engine, such as `eventStore` and `database`; they may hold passwords. */
  readonly connections: Readonly<Record<string, string>>;
  /** An API key for this machine's user, valid while the process runs. */
  readonly localKey: string;
}

/** A run file that was found; `running` is false when a process left it behind that is no more. */
export interface FoundRun {
  readonly run: RunRecord;
  readonly running: boolean;
}

/** `run.json` was not written by Hoso. */
export class RunFileError extends Error {
  readonly code = 'run-file-unreadable';
  constructor(readonly file: string) {
    super(`${file} is not a run file of Hoso. If no Hoso runs on this folder, remove it.`);
    this.name = 'RunFileError';
  }
}

export const isRunFileError = (error: unknown): error is RunFileError =>
  (error as { code?: unknown } | null)?.code === 'run-file-unreadable';

const fileIn = (folder: string): string => join(folder, 'run.json');

const isRunRecord = (value: unknown): value is RunRecord => {
  const { process, ports, connections, localKey } = (value ?? {}) as Partial<RunRecord>;
  return (
    typeof process?.pid === 'number' &&
    typeof ports === 'object' &&
    typeof connections === 'object' &&
    typeof localKey === 'string'
  );
};

const parse = (file: string, text: string): RunRecord => {
  try {
    const content: unknown = JSON.parse(text);
    if (isRunRecord(content)) return content;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new RunFileError(file);
};

/** Writes `run.json` (mode 0600) in one step: a reader sees all of it or none, also after a crash. */
export const writeRunFile = async (folder: string, run: RunRecord): Promise<void> => {
  const draft = `${fileIn(folder)}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(run, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, fileIn(folder));
  } finally {
    await rm(draft, { force: true });
  }
};

/** Reads `run.json`; undefined when there is none. @throws RunFileError when something else lies there */
export const findRun = async (folder: string): Promise<FoundRun | undefined> => {
  let text: string;
  try {
    text = await readFile(fileIn(folder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const run = parse(fileIn(folder), text);
  return { run, running: isRunning(run.process) };
};

/** Removes `run.json` if it is this run's own: a later process may have put its own there. */
export const removeRunFile = async (folder: string, own: ProcessIdentity): Promise<void> => {
  const found = await findRun(folder);
  const same = found?.run.process.pid === own.pid && found.run.process.started === own.started;
  if (same) await rm(fileIn(folder), { force: true });
};
