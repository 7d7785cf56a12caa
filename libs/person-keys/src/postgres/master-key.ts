import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { writeKeyName, type KeyName } from '../key-name';

/** A stored key was not wrapped by this master key, or was changed: the secrets belong to another installation. */
export class MasterKeyMismatchError extends Error {
  readonly code = 'master-key-mismatch';
}

export const isMasterKeyMismatch = (error: unknown): error is MasterKeyMismatchError =>
  error instanceof MasterKeyMismatchError;

const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
const TAG = { authTagLength: TAG_BYTES };

/** What may be kept in clear to recognise a master key. */
export const fingerprintOf = (master: Uint8Array): string =>
  createHash('sha256').update('hoso master key').update(master).digest('hex').slice(0, 32);

/** AES-256-GCM under the master key, bound to the key's name: initialisation vector, ciphertext, tag (60 bytes). */
export const wrap = (master: Uint8Array, name: KeyName, key: Uint8Array): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, master, iv, TAG).setAAD(Buffer.from(writeKeyName(name)));
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
};

/** @throws MasterKeyMismatchError */
export const unwrap = (master: Uint8Array, name: KeyName, wrapped: Buffer): Buffer => {
  const end = wrapped.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv(CIPHER, master, wrapped.subarray(0, IV_BYTES), TAG);
    decipher.setAAD(Buffer.from(writeKeyName(name))).setAuthTag(wrapped.subarray(end));
    return Buffer.concat([decipher.update(wrapped.subarray(IV_BYTES, end)), decipher.final()]);
  } catch (cause) {
    throw new MasterKeyMismatchError(`The key of person ${name.person} cannot be unwrapped`, { cause });
  }
};
