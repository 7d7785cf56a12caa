import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The secrets of an installation: whoever loses them loses every citizen's data in it. */
export interface Secrets {
  /** 32 bytes under which the keys of persons are wrapped. */
  readonly masterKey: Buffer;
  /** 32 bytes for the fingerprints of payloads and the ids of persons. */
  readonly hmacSecret: Buffer;
}

/** The secrets are damaged, or others may read them; the message says what to do. */
export class SecretsError extends Error {
  readonly code = 'secrets-unusable';
}

export const isSecretsError = (error: unknown): error is SecretsError => error instanceof SecretsError;

const SECRET_BYTES = 32;
const OTHERS = 0o077;

const bytesOf = (value: unknown): Buffer | undefined => {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : undefined;
  return bytes?.length === SECRET_BYTES ? bytes : undefined;
};

/**
 * Reads `{"masterKey": …, "hmacSecret": …}`, each 32 bytes in base64.
 * @param origin where the text comes from, for the message
 * @throws SecretsError
 */
export const parseSecrets = (text: string, origin: string): Secrets => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined; // the parser's message would quote the secrets
  }
  const { masterKey, hmacSecret } = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  const secrets = { masterKey: bytesOf(masterKey), hmacSecret: bytesOf(hmacSecret) };
  if (!secrets.masterKey || !secrets.hmacSecret)
    throw new SecretsError(
      `${origin} does not hold masterKey and hmacSecret, each 32 bytes in base64: ` +
        'bring it back from a backup; with other secrets nothing sealed before can be opened',
    );
  return { masterKey: secrets.masterKey, hmacSecret: secrets.hmacSecret };
};

const read = (file: string): Secrets | undefined => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (process.platform !== 'win32' && (found.mode & OTHERS) !== 0)
    throw new SecretsError(
      `${file} may be read by others (mode ${(found.mode & 0o777).toString(8)}): chmod 600 it`,
    );
  return parseSecrets(readFileSync(file, 'utf8'), file);
};

const synced = (path: string, flags: string, write: (descriptor: number) => void): void => {
  const descriptor = openSync(path, flags, 0o600);
  try {
    write(descriptor);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

// Written whole under another name first; of two processes that start together, the second finds the first's.
const create = (folder: string, file: string): void => {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  const secret = (): string => randomBytes(SECRET_BYTES).toString('base64');
  const text = `${JSON.stringify({ masterKey: secret(), hmacSecret: secret() }, null, 2)}\n`;
  try {
    synced(fresh, 'wx', (descriptor) => writeSync(descriptor, text));
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  if (process.platform !== 'win32') synced(folder, 'r', () => undefined);
};

/** The secrets of a data folder that has some. @throws SecretsError when the file is damaged or others may read it */
export const findSecrets = (folder: string): Secrets | undefined => read(join(folder, 'secrets.json'));

/**
 * The secrets of a data folder, `secrets.json` of mode 0600; made durable there on the first start.
 * @throws SecretsError when the file is damaged or others may read it
 */
export const loadOrCreateSecrets = (folder: string): Secrets => {
  const file = join(folder, 'secrets.json');
  const known = read(file);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  create(folder, file);
  return read(file)!;
};
