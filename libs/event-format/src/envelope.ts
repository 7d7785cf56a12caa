import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';
import type { Envelope } from '@hoso/kernel';

/** A key of one person, 32 bytes. */
export type PersonKey = KeyObject | Uint8Array;

/** The key does not fit or the envelope was changed: never returned as if it were the citizen's data. */
export class EnvelopeTamperedError extends Error {
  readonly code = 'envelope-tampered';
}

export const isEnvelopeTampered = (error: unknown): error is EnvelopeTamperedError =>
  error instanceof EnvelopeTamperedError;

const IV_BYTES = 12;
const TAG_BYTES = 16;
const pool = Buffer.alloc(IV_BYTES * 256);
let used = pool.length;

// One call into the generator for 256 vectors: it costs more than the encryption itself.
const freshIv = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += IV_BYTES;
  return Buffer.from(pool.subarray(used - IV_BYTES, used));
};

/** Seals a JSON value with AES-256-GCM; the person's id is bound to it, so that envelopes cannot be exchanged. */
export const seal = (key: PersonKey, person: string, value: unknown): Envelope => {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(person));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(value), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { person, iv: iv.toString('base64'), sealed: sealed.toString('base64') };
};

const decrypt = (key: PersonKey, { person, iv, sealed }: Envelope): string => {
  const bytes = Buffer.from(sealed, 'base64');
  const end = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(person));
  decipher.setAuthTag(bytes.subarray(end));
  return decipher.update(bytes.subarray(0, end), undefined, 'utf8') + decipher.final('utf8');
};

/**
 * Opens an envelope with the key of its person.
 * @param key undefined when that key was destroyed
 * @returns the sealed JSON value, or undefined when the person was erased
 * @throws EnvelopeTamperedError when the key or a byte is not the one it was sealed with
 */
export const open = (key: PersonKey | undefined, envelope: Envelope): unknown => {
  if (key === undefined) return undefined;
  let plain: string;
  try {
    plain = decrypt(key, envelope);
  } catch (cause) {
    throw new EnvelopeTamperedError(`The envelope of person ${envelope.person} cannot be opened`, { cause });
  }
  return JSON.parse(plain) as unknown;
};
