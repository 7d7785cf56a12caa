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

interface Meta {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: number;
}

const metaAt = (descriptor: number, offset: number): Meta | undefined => {
  const bytes = Buffer.alloc(META.size);
  readSync(descriptor, bytes, 0, META.size, offset + PAGE_HEADER);
  if (bytes.readUInt32LE(0) !== META.magic) return undefined;
  return {
    pageSize: bytes.readUInt32LE(META.pageSize),
    lastPage: Number(bytes.readBigUInt64LE(META.lastPage)),
    transaction: Number(bytes.readBigUInt64LE(META.transaction)),
  };
};

const newestMeta = (descriptor: number): Meta | undefined => {
  const first = metaAt(descriptor, 0);
  const second = first && metaAt(descriptor, first.pageSize);
  return first && second && second.transaction > first.transaction ? second : first;
};

class FrameScan {
  private readonly counts = new Map<number, number>();

  add(bytes: Buffer): void {
    const frame = openFrame(bytes);
    if (frame) this.counts.set(frame.position, frame.count);
  }

  lastGood(): number | undefined {
    let next = 0;
    for (let count = this.counts.get(0); count !== undefined; count = this.counts.get(next)) next += count;
    return next === 0 ? undefined : next - 1;
  }
}

const MAGIC = Buffer.alloc(4);
MAGIC.writeUInt32LE(FRAME_MAGIC);

/**
 * The position up to which every append can be found whole in the raw file, whatever state its tree is in. Pages are
 * copied on write, so that a frame may be found twice; both copies say the same.
 */
export const lastGoodPositionIn = (file: string): number | undefined => {
  const descriptor = openSync(file, 'r');
  try {
    const size = fstatSync(descriptor).size;
    const scan = new FrameScan();
    const chunk = Buffer.alloc(CHUNK + 12);
    for (let start = 0; start < size; start += CHUNK) {
      const read = chunk.subarray(0, readSync(descriptor, chunk, 0, chunk.length, start));
      for (let at = read.indexOf(MAGIC); at >= 0 && at < CHUNK; at = read.indexOf(MAGIC, at + 1))
        scan.add(frameAt(descriptor, start + at, at + 12 <= read.length ? read.readUInt32LE(at + 8) : 0));
    }
    return scan.lastGood();
  } finally {
    closeSync(descriptor);
  }
};

const frameAt = (descriptor: number, offset: number, length: number): Buffer => {
  if (length > LONGEST_FRAME) return Buffer.alloc(0);
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
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
    if (!meta) throw new StoreDamaged(file, lastGoodPositionIn(file), 'its head is not that of a store file');
    const expected = (meta.lastPage + 1) * meta.pageSize;
    if (size < expected)
      throw new StoreDamaged(file, lastGoodPositionIn(file), `cut off at ${size} of ${expected} bytes`);
  } finally {
    closeSync(descriptor);
  }
};
