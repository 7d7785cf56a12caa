import { createHash } from 'node:crypto';

/** Fixed for ever: another namespace would import every log a second time. */
const NAMESPACE = Buffer.from('56f360ee64234a6e9ccc6476801f89ee', 'hex');

/**
 * UUID version 5 (RFC 9562) of a name in parts, the same for the same parts in every run: mapping, case, event, kind
 * for commands about dossiers.
 */
export const commandIdOf = (parts: readonly string[]): string => {
  const hash = createHash('sha1').update(NAMESPACE).update(JSON.stringify(parts)).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
};
