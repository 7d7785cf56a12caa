import type { TopicRecord } from '../port';
import { beginningOf, endsIn, MARK, recordIn, type PartitionEnd, type TopicHead } from './batch-lines';
import { OpenTopicFile } from './open-topic-file';

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
 * process that writes has not finished, or never will. The file may be replaced by one that lacks what expired, so each
 * call opens it anew.
 */
export class TopicFile {
  private known: Committed | undefined;

  private constructor(
    readonly path: string,
    /** As it was first seen; of what it says, only what was dropped changes. */
    readonly head: TopicHead,
  ) {}

  /** @returns undefined when there is no such topic */
  static async open(path: string): Promise<TopicFile | undefined> {
    try {
      const file = await OpenTopicFile.open(path);
      await file.close();
      return new TopicFile(path, file.head);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Read backwards from the end, so that the length of the file does not matter. */
  committed(): Promise<Committed> {
    return this.opened((file) => this.committedIn(file));
  }

  /** The first offset of each partition that is still there. */
  begins(): Promise<readonly number[]> {
    return this.opened(({ head }) =>
      Promise.resolve(head.dropped?.begins ?? Array<number>(head.partitions).fill(0)),
    );
  }

  /** The records between two places, in bytes; of all partitions, or of one. What expired is passed over. */
  async *records(from: number, to: number, partition?: number): AsyncGenerator<Found> {
    if (from >= to) return;
    const file = await OpenTopicFile.open(this.path);
    try {
      const beginning = Buffer.from(partition === undefined ? '{"partition":' : beginningOf(partition));
      for await (const { text, next } of file.lines(from, to))
        if (text.subarray(0, beginning.length).equals(beginning))
          yield { record: recordIn(this.head.topic, text), next };
    } finally {
      await file.close();
    }
  }

  tails(): Promise<readonly TopicRecord[]> {
    return this.opened(async (file) => {
      const { end, ends } = await this.committedIn(file);
      const tails: TopicRecord[] = [];
      for (const [, last] of ends) if (last >= file.first) tails.push(await this.recordAt(file, last, end));
      return tails;
    });
  }

  /** Cuts what stands behind a place, in bytes, and appends durably; only the holder of the folder may. */
  async appendAt(at: number, lines: Buffer): Promise<void> {
    const file = await OpenTopicFile.open(this.path, 'r+');
    try {
      const position = file.positionOf(at);
      await file.handle.truncate(position);
      await file.handle.write(lines, 0, lines.length, position);
      await file.handle.datasync();
    } finally {
      await file.close();
    }
  }

  private async opened<Result>(work: (file: OpenTopicFile) => Promise<Result>): Promise<Result> {
    const file = await OpenTopicFile.open(this.path);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  }

  private async committedIn(file: OpenTopicFile): Promise<Committed> {
    const end = await file.end();
    if (this.known?.end !== end) this.known = await this.markBefore(file, end);
    return this.known;
  }

  private async recordAt(file: OpenTopicFile, at: number, end: number): Promise<TopicRecord> {
    for await (const { text } of file.lines(at, end)) return recordIn(this.head.topic, text);
    throw new Error(`${this.path} holds no record at ${at}; was it edited?`);
  }

  private async markBefore(file: OpenTopicFile, end: number): Promise<Committed> {
    // The line break before the first mark is that of the head.
    const begin = file.first - 1;
    for (let width = FIRST_LOOK_BYTES; ; width *= 4) {
      const from = Math.max(begin, end - width);
      const mark = lastMark(await file.bytes(from, end));
      if (mark) return { end: from + mark.next, ends: endsIn(mark.line) };
      if (from === begin) throw new Error(`${this.path} is not a topic file`);
    }
  }
}
