import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { issueApiKey, type ApiKey, type IssuedApiKey } from './api-key';
import { credentialRole, unitScopeOf } from './principal';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The file of keys cannot be used; every fault is named. */
export class ApiKeyFileError extends Error {
  readonly code = 'api-key-file-invalid';
  constructor(
    readonly file: string,
    readonly faults: readonly string[],
  ) {
    super(`The API keys in ${file} cannot be used: ${faults.join('; ')}`);
    this.name = 'ApiKeyFileError';
  }
}

export const isApiKeyFileError = (error: unknown): error is ApiKeyFileError =>
  isRecord(error) && error.code === 'api-key-file-invalid';

/** The keys of a data folder, and those that were made just now with their secrets (on the first start only). */
export interface ApiKeyFile {
  readonly keys: readonly ApiKey[];
  readonly issued: readonly IssuedApiKey[];
}

const faultsOf = ({ id, role, units, sha256 }: Readonly<Record<string, unknown>>): readonly string[] => [
  ...(typeof id === 'string' && id !== '' ? [] : ['id: a name is expected']),
  ...(credentialRole(role) ? [] : ['role: not a role that a key may carry']),
  ...(unitScopeOf(units) ? [] : ['units: "all" or a list of unit ids is expected']),
  ...(typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)
    ? []
    : ['sha256: 64 hexadecimal digits in lower case are expected']),
];

const keyAt = (value: unknown, path: string, faults: string[]): readonly ApiKey[] => {
  const entry = isRecord(value) ? value : {};
  const found = faultsOf(entry);
  faults.push(...found.map((fault) => `${path}.${fault}`));
  return found.length === 0 ? [entry as unknown as ApiKey] : [];
};

const twins = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

const parse = (file: string, text: string): readonly ApiKey[] => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new ApiKeyFileError(file, ['it is not JSON']);
  }
  const entries: unknown = isRecord(content) ? content.keys : undefined;
  if (!Array.isArray(entries)) throw new ApiKeyFileError(file, ['keys: a list is expected']);
  const faults: string[] = [];
  const keys = entries.flatMap((entry, index) => keyAt(entry, `keys[${index}]`, faults));
  faults.push(...twins(keys.map(({ id }) => id)).map((id) => `${id}: the same id stands twice`));
  faults.push(...twins(keys.map(({ sha256 }) => sha256)).map(() => 'the same secret stands twice'));
  if (faults.length > 0) throw new ApiKeyFileError(file, faults);
  return keys;
};

const isNodeError = (error: unknown, code: string): boolean => isRecord(error) && error.code === code;

/** Reads a file of keys. @throws ApiKeyFileError naming every fault */
export const readApiKeys = async (file: string): Promise<readonly ApiKey[]> =>
  parse(file, await readFile(file, 'utf8'));

const writeDurably = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Puts a whole file in its place unless there is one already: a link, unlike a rename, never replaces. */
const placeNew = async (file: string, text: string): Promise<boolean> => {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeDurably(draft, text);
    await link(draft, file);
    return true;
  } catch (error) {
    if (isNodeError(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
};

/**
 * Reads the file of keys or, on the first start, makes it (mode 0600) with one key per holder; of two processes that
 * start at once one makes it and the other reads it. @throws ApiKeyFileError naming every fault
 */
export const openApiKeys = async (
  file: string,
  holders: readonly Omit<ApiKey, 'sha256'>[],
): Promise<ApiKeyFile> => {
  if (existsSync(file)) return { keys: await readApiKeys(file), issued: [] };
  const issued = holders.map(issueApiKey);
  const keys = issued.map(({ key }) => key);
  if (await placeNew(file, `${JSON.stringify({ keys }, null, 2)}\n`)) return { keys, issued };
  return { keys: await readApiKeys(file), issued: [] };
};
