import { hash as digest } from 'node:crypto';

/** UUID version 8 (RFC 9562) of a text: the same matter has the same id in every run and on every machine. */
export const derivedId = (text: string): string => {
  const hash = digest('sha256', text, 'buffer');
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
