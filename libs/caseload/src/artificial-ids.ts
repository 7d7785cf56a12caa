import { createHash } from 'node:crypto';
import type { FileRef } from '@hoso/domain';

const sha256 = (name: string): string => createHash('sha256').update(name).digest('hex');

/** The version 8 UUID of a name: the same name, the same id. */
export const uuidOf = (name: string): string => {
  const hex = sha256(name);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
};

/** A PDF that was never written; its hash and size follow from the name. */
export const fileOf = (name: string): FileRef => {
  const hash = sha256(name);
  return {
    sha256: hash,
    mediaType: 'application/pdf',
    sizeBytes: 40_000 + (Number.parseInt(hash.slice(0, 6), 16) % 900_000),
  };
};
