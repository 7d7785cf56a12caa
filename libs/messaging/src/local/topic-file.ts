import { open, stat, type FileHandle } from 'node:fs/promises';
import { beginningOf, endsIn, MARK, recordIn, type PartitionEnd, type TopicHead } from './batch-lines';
import { linesOf } from '../files/lines';
import type { TopicRecord } from '../port';

/** Up to where a file counts, in bytes, and where its partitions end there. */
export interface Committed {
  readonly end: number;
  readonly ends: readonly PartitionEnd[];
}

/** A record and where the line behind it begins, in bytes. */
export interface Found {
  readonly record: TopicRecord;
  readonly next: number;
}

const FIRST_LOOK_BYTES = 16 * 1024;

/** The last complete mark in the bytes at the end of a file. */
const lastMark = (bytes: Buffer): { readonly line: string; readonly next: number } | undefined => {
  for (let at = bytes.lastIndexOf(`\n${MARK}`); at !== -1; at = bytes.lastIndexOf(`\n${MARK}`, at - 1)) {
    const end = bytes.indexOf('\n', at + 1);
    if (end !== -1) return { line: bytes.toString('utf8', at + 1, end), next: end + 1 };
    if (at === 0) return undefined;
  }
  return undefined;
};

/**
 * One topic: a head, then batches of records, each closed by a mark. What stands behind the last mark is not there: a
 * process that writes has not finished, or never will.
 */
export class TopicFile {
  private known: Committed | undefined;

  private constructor(
    readonly path: string,
    readonly head: TopicHead,
  ) {}

  /** @returns undefined when there is no such topic */
  static async open(path: string): Promise<TopicFile | undefined> {
    try {
      const { size } = await stat(path);
      for await (const { text } of linesOf(path, 0, size))
        return new TopicFile(path, JSON.parse(text.toString()) as TopicHead);
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Read backwards from the end, so that the length of the file does not matter. */
  async committed(): Promise<Committed> {
    const handle = await open(this.path, 'r');
    try {
      const { size } = await handle.stat();
      if (this.known?.end !== size) this.known = await this.markBefore(size, handle);
      return this.known;
    } finally {
      await handle.close();
    }
  }

  /** The records between two places, in bytes; of all partitions, or of one. */
  async *records(from: number, to: number, partition?: number): AsyncGenerator<Found> {
    const beginning = Buffer.from(partition === undefined ? '{"partition":' : beginningOf(partition));
    for await (const { text, next } of linesOf(this.path, from, to))
      if (text.subarray(0, beginning.length).equals(beginning))
        yield { record: recordIn(this.head.topic, text), next };
  }

  async tails(): Promise<readonly TopicRecord[]> {
    const { end, ends } = await this.committed();
    const tails: TopicRecord[] = [];
    for (const [, last] of ends) if (last >= 0) tails.push(await this.recordAt(last, end));
    return tails;
  }

  /** Cuts what stands behind a place, in bytes, and appends durably; only the holder of the folder may. */
  async appendAt(at: number, lines: Buffer): Promise<void> {
    const handle = await open(this.path, 'r+');
    try {
      await handle.truncate(at);
      await handle.write(lines, 0, lines.length, at);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  private async recordAt(at: number, end: number): Promise<TopicRecord> {
    for await (const { record } of this.records(at, end)) return record;
    throw new Error(`${this.path} holds no record at ${at}; was it edited?`);
  }

  private async markBefore(size: number, handle: FileHandle): Promise<Committed> {
    for (let width = FIRST_LOOK_BYTES; ; width *= 4) {
      const from = Math.max(0, size - width);
      const bytes = Buffer.alloc(size - from);
      await handle.read(bytes, 0, bytes.length, from);
      const mark = lastMark(bytes);
      if (mark) return { end: from + mark.next, ends: endsIn(mark.line) };
      if (from === 0) throw new Error(`${this.path} is not a topic file`);
    }
  }
}
