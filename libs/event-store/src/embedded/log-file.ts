import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { FRAME_MAGIC, openFrame } from './frame';
import { StoreDamaged } from './store-errors';

/** The file that holds the log inside a store's folder. */
export const logFileOf = (folder: string): string => join(folder, 'data.mdb');

const PAGE_HEADER = 24;
const META = { magic: 0xbeefc0de, pageSize: 24, lastPage: 120, transaction: 128, size: 144 };
const CHUNK = 8 * 1024 * 1024;
/** An append is at most 1 MiB of data, its metadata bounded by the largest message. */
const LONGEST_FRAME = 20 * 1024 * 1024;

const bytesAt = (descriptor: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
};

interface Meta {
  readonly pageSize: number;
  readonly expectedSize: number;
  readonly transaction: bigint;
}

const metaAt = (descriptor: number, offset: number): Meta | undefined => {
  const bytes = bytesAt(descriptor, offset + PAGE_HEADER, META.size);
  if (bytes.length < META.size || bytes.readUInt32LE(0) !== META.magic) return undefined;
  const pageSize = bytes.readUInt32LE(META.pageSize);
  const expectedSize = (Number(bytes.readBigUInt64LE(META.lastPage)) + 1) * pageSize;
  return { pageSize, expectedSize, transaction: bytes.readBigUInt64LE(META.transaction) };
};

const newestMeta = (descriptor: number): Meta | undefined => {
  const first = metaAt(descriptor, 0);
  const second = first && metaAt(descriptor, first.pageSize);
  return first && second && second.transaction > first.transaction ? second : first;
};

const MAGIC = Buffer.alloc(4);
MAGIC.writeUInt32LE(FRAME_MAGIC);

/** The sizes of all whole appends in the raw file by their positions. */
const wholeAppends = (descriptor: number, size: number): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (let start = 0; start < size; start += CHUNK) {
    const chunk = bytesAt(descriptor, start, CHUNK + 12);
    for (
      let at = chunk.indexOf(MAGIC);
      at >= 0 && at + 12 <= chunk.length;
      at = chunk.indexOf(MAGIC, at + 1)
    ) {
      const length = chunk.readUInt32LE(at + 8);
      const frame = length <= LONGEST_FRAME ? openFrame(bytesAt(descriptor, start + at, length)) : undefined;
      if (frame) counts.set(frame.position, frame.count);
    }
  }
  return counts;
};

/**
 * The position up to which every append can be found whole, whatever state the tree is in. Pages are copied on write,
 * so that an append may be found twice; both copies say the same.
 */
const lastGoodPosition = (descriptor: number, size: number): number | undefined => {
  const counts = wholeAppends(descriptor, size);
  let next = 0;
  for (let count = counts.get(0); count !== undefined; count = counts.get(next)) next += count;
  return next === 0 ? undefined : next - 1;
};

/**
 * Looks at the file before it is mapped into memory: a map that reaches beyond its file ends the process by a signal.
 * @throws StoreDamaged
 */
export const examineLogFile = (folder: string): void => {
  const file = logFileOf(folder);
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const meta = newestMeta(descriptor);
    if (meta && size >= meta.expectedSize) return;
    const finding = meta
      ? `cut off at ${size} of ${meta.expectedSize} bytes`
      : 'its head is not that of a store file';
    throw new StoreDamaged(file, lastGoodPosition(descriptor, size), finding);
  } finally {
    closeSync(descriptor);
  }
};
