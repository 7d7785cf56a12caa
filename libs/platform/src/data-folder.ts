import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The data folder cannot be used; the message names it and says what to do. */
export class DataFolderError extends Error {
  readonly code = 'data-folder-unusable';
  constructor(
    readonly folder: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The data folder ${folder} cannot be used: ${reason}. Set HOSO_DATA to another folder.`, options);
    this.name = 'DataFolderError';
  }
}

export const isDataFolderError = (error: unknown): error is DataFolderError =>
  (error as { code?: unknown } | null)?.code === 'data-folder-unusable';

/** Root's folder can be passed through, not read: the embedded PostgreSQL below it runs as another user. */
const modeOf = (uid: number | undefined): number => (uid === 0 ? 0o711 : 0o700);

/**
 * Makes the folder if it is missing, closed to other users, and makes sure that it can be written; the mode of one that
 * exists is left as it is. @returns its absolute path @throws DataFolderError
 */
export const prepareDataFolder = async (path: string): Promise<string> => {
  const folder = resolve(path);
  try {
    await mkdir(folder, { recursive: true, mode: modeOf(process.getuid?.()) });
  } catch (error) {
    throw new DataFolderError(folder, 'it can be neither found nor made', { cause: error });
  }
  if (!(await stat(folder)).isDirectory()) throw new DataFolderError(folder, 'it is not a folder');
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError(folder, 'it may not be read and written by this user', { cause: error });
  }
  return folder;
};
