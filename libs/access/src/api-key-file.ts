import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
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

/** Reads a file of keys; none when there is no file. @throws ApiKeyFileError naming every fault */
export const readApiKeys = async (file: string): Promise<readonly ApiKey[]> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isNodeError(error, 'ENOENT')) return [];
    throw error;
  }
  return parse(file, text);
};

const writeDurably = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Puts the whole file in its place in one step: a reader sees the old one or the new one. */
const replace = async (file: string, keys: readonly ApiKey[]): Promise<void> => {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeDurably(draft, `${JSON.stringify({ keys }, null, 2)}\n`);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
};

/**
 * Adds a new key to the file (mode 0600), which is made when there is none; one process at a time may add.
 * @returns the key with its secret, which is kept nowhere
 * @throws ApiKeyFileError when the file is damaged or knows the id already
 */
export const addApiKey = async (file: string, holder: Omit<ApiKey, 'sha256'>): Promise<IssuedApiKey> => {
  const known = await readApiKeys(file);
  if (known.some(({ id }) => id === holder.id)) {
    throw new ApiKeyFileError(file, [`${holder.id}: there is a key of this id already`]);
  }
  const issued = issueApiKey(holder);
  await replace(file, [...known, issued.key]);
  return issued;
};
