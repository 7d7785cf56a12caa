const MULTIPLIER = 0x5bd1e995;
const SEED = 0x9747b28c;

const mixed = (word: number): number => {
  const product = Math.imul(word, MULTIPLIER);
  return Math.imul(product ^ (product >>> 24), MULTIPLIER);
};

/** The last bytes, fewer than four, as a little-endian number. */
const restOf = (bytes: Buffer): number => {
  const rest = bytes.length % 4;
  return rest === 0 ? 0 : bytes.readUIntLE(bytes.length - rest, rest);
};

/** MurmurHash2, 32 bit, with the seed of Kafka's clients. */
const murmur2 = (bytes: Buffer): number => {
  let hash = SEED ^ bytes.length;
  const words = bytes.length - (bytes.length % 4);
  for (let at = 0; at < words; at += 4) hash = Math.imul(hash, MULTIPLIER) ^ mixed(bytes.readInt32LE(at));
  if (words < bytes.length) hash = Math.imul(hash ^ restOf(bytes), MULTIPLIER);
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
};

/** Where Kafka's own clients put a key among so many partitions. */
export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
