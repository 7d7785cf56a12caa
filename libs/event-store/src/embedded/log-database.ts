import { open, type Database, type RootDatabase } from 'lmdb';
import { openFrame, type Frame } from './frame';
import { examineLogFile, logFileOf } from './log-file';
import { RefusedRequest, StoreDamaged } from './store-errors';

type Table = Database<Buffer, Buffer>;

const TABLE = { keyEncoding: 'binary', encoding: 'binary' } as const;

/** A 32-bit number as a key, so that byte order is number order. */
export const key32 = (value: number): Buffer => {
  const key = Buffer.allocUnsafe(4);
  key.writeUInt32BE(value, 0);
  return key;
};

/** Two 32-bit numbers as a key, likewise. */
export const key64 = (high: number, low: number): Buffer => {
  const key = Buffer.allocUnsafe(8);
  key.writeUInt32BE(high, 0);
  key.writeUInt32BE(low, 4);
  return key;
};

/** The longest name of a stream, in bytes. */
const LONGEST_NAME = 1_900;
/** More appends than these, or streams, are not looked up one by one. */
const MOST_CHOSEN = 20_000;

export const startsWith = (text: Buffer, prefix: Buffer): boolean =>
  text.length >= prefix.length && text.compare(prefix, 0, prefix.length, 0, prefix.length) === 0;

/** Which way to go, and for how many appends at most. */
export interface Direction {
  readonly reverse: boolean;
  readonly limit: number;
}

/** The place of one append in its stream's index. */
export interface IndexEntry {
  readonly revision: number;
  readonly position: number;
  readonly count: number;
}

/**
 * The tables on disk: `log` position → frame, `index` stream and revision → position and count, `names` stream → its
 * number, which is the position of its first event. A write is on disk when its promise resolves.
 */
export class LogDatabase {
  readonly file: string;
  private readonly root: RootDatabase<Buffer, Buffer>;
  readonly log: Table;
  readonly index: Table;
  readonly names: Table;

  constructor(folder: string) {
    examineLogFile(folder);
    this.file = logFileOf(folder);
    this.root = open<Buffer, Buffer>({
      path: folder,
      overlappingSync: false,
      maxDbs: 3,
      noSubdir: false,
      ...TABLE,
    });
    this.log = this.root.openDB('log', TABLE);
    this.index = this.root.openDB('index', TABLE);
    this.names = this.root.openDB('names', TABLE);
  }

  /** The position after the last event. */
  end(): number {
    for (const key of this.log.getKeys({ start: key32(0xffffffff), reverse: true, limit: 1 })) {
      const last = this.frame(key.readUInt32BE(0));
      return last.position + last.count;
    }
    return 0;
  }

  /** @throws RefusedRequest for a name that cannot be stored */
  numberOf(stream: Buffer): number | undefined {
    if (stream.length === 0 || stream.length > LONGEST_NAME)
      throw new RefusedRequest(`A stream's name takes 1 to ${LONGEST_NAME} bytes`);
    return this.names.get(stream)?.readUInt32BE(0);
  }

  /** @throws StoreDamaged */
  frame(position: number): Frame {
    return this.whole(position, this.log.get(key32(position)));
  }

  /** Up to `limit` appends, the first being the one that holds `from`. @throws StoreDamaged */
  *frames(from: number, direction: Direction): Generator<Frame> {
    const start = direction.reverse ? key32(from) : this.startOf(this.log, key32(from));
    for (const { key, value } of this.log.getRange({ ...direction, start }))
      yield this.whole(key.readUInt32BE(0), value);
  }

  /** The appends of one stream, the first being the one that holds `from`. */
  *entries(stream: number, from: number, direction: Direction): Generator<IndexEntry> {
    const at = key64(stream, from);
    const start = direction.reverse ? at : this.startOf(this.index, at);
    for (const { key, value } of this.index.getRange({ ...direction, start })) {
      const owner = key.readUInt32BE(0);
      if (owner < stream && !direction.reverse) continue;
      if (owner !== stream) return;
      yield { revision: key.readUInt32BE(4), position: value.readUInt32BE(0), count: value.readUInt32BE(4) };
    }
  }

  /** The same, with their events. @throws StoreDamaged */
  *framesOf(stream: number, from: number, direction: Direction): Generator<Frame> {
    for (const { position } of this.entries(stream, from, direction)) yield this.frame(position);
  }

  /** The revision of a stream's last event. */
  lastRevision(stream: number): number {
    for (const { revision, count } of this.entries(stream, 0xffffffff, { reverse: true, limit: 1 }))
      return revision + count - 1;
    return -1;
  }

  /**
   * The positions of the appends from a position on to streams whose names begin in one of these ways, in order, by
   * the names and the index alone; undefined when they are so many that reading the log is no slower.
   */
  appendsTo(prefixes: readonly Buffer[], from: number): readonly number[] | undefined {
    const streams = new Set<number>();
    for (const prefix of prefixes)
      for (const stream of this.streamsFrom(prefix))
        if (streams.add(stream).size > MOST_CHOSEN) return undefined;
    const positions: number[] = [];
    for (const stream of streams)
      for (const entry of this.entries(stream, 0xffffffff, { reverse: true, limit: MOST_CHOSEN + 1 })) {
        if (entry.position + entry.count <= from) break;
        if (positions.push(entry.position) > MOST_CHOSEN) return undefined;
      }
    return positions.sort((one, other) => one - other);
  }

  private *streamsFrom(prefix: Buffer): Generator<number> {
    if (prefix.length > LONGEST_NAME) return;
    for (const { key, value } of this.names.getRange(prefix.length > 0 ? { start: prefix } : {})) {
      if (!startsWith(key, prefix)) return;
      yield value.readUInt32BE(0);
    }
  }

  close(): Promise<void> {
    return this.root.close();
  }

  private startOf(table: Table, at: Buffer): Buffer {
    for (const key of table.getKeys({ start: at, reverse: true, limit: 1 })) return key;
    return at;
  }

  private whole(position: number, bytes: Buffer | undefined): Frame {
    const frame = bytes && openFrame(bytes);
    if (frame?.position === position) return frame;
    throw new StoreDamaged(
      this.file,
      position === 0 ? undefined : position - 1,
      `the append at position ${position} is not what was written`,
    );
  }
}
