import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** What ties a data folder to its cluster; kept in `postgres.json`, mode 0600. */
export interface Settings {
  /** The folder that holds the cluster: the data folder itself, or a place that the server's user can reach. */
  readonly home: string;
  readonly password: string;
  /** Chosen free at the last start. */
  readonly port: number;
  /** False until the cluster was created whole. */
  readonly created: boolean;
}

/** Makes a rename or a new name in a folder durable. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const fileOf = (folder: string): string => join(folder, 'postgres.json');

/** Replaces the settings as one step, durably. */
export const writeSettings = (folder: string, settings: Settings): void => {
  const fresh = `${fileOf(folder)}.new`;
  const descriptor = openSync(fresh, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(settings, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, fileOf(folder));
  syncFolder(dirname(fresh));
};

const isSettings = (value: unknown): value is Settings => {
  const { home, password, port, created } = (value ?? {}) as Partial<Record<keyof Settings, unknown>>;
  return (
    typeof home === 'string' &&
    typeof password === 'string' &&
    typeof port === 'number' &&
    typeof created === 'boolean'
  );
};

/** @returns undefined in a fresh folder @throws EmbeddedPostgresError when the file is damaged */
export const readSettings = (folder: string): Settings | undefined => {
  if (!existsSync(fileOf(folder))) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(fileOf(folder), 'utf8'));
    if (isSettings(value)) return value;
  } catch (cause) {
    throw new EmbeddedPostgresError('failed', `${fileOf(folder)} cannot be read`, { cause });
  }
  throw new EmbeddedPostgresError('failed', `${fileOf(folder)} does not hold the settings of a cluster`);
};
