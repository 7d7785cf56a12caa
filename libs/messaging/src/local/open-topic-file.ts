import { open, type FileHandle } from 'node:fs/promises';
import { linesIn, type Line } from '../files/lines';
import type { TopicHead } from './batch-lines';

const HEAD_BYTES = 4 * 1024;

const firstLine = async (handle: FileHandle): Promise<string | undefined> => {
  const { size } = await handle.stat();
  for (let width = HEAD_BYTES; ; width *= 4) {
    const bytes = Buffer.alloc(Math.min(width, size));
    await handle.read(bytes, 0, bytes.length, 0);
    const end = bytes.indexOf('\n');
    if (end !== -1) return bytes.toString('utf8', 0, end);
    if (width >= size) return undefined;
  }
};

/**
 * A topic file as it was when it was opened. Places are counted in bytes since the topic began, whatever was dropped of it
 * since: who remembers one finds it again in the file that replaced this one.
 */
export class OpenTopicFile {
  /** Where the first line behind the head stands. */
  readonly first: number;
  private readonly shift: number;

  private constructor(
    readonly handle: FileHandle,
    readonly head: TopicHead,
    headBytes: number,
  ) {
    this.first = head.dropped?.upTo ?? headBytes;
    this.shift = this.first - headBytes;
  }

  /** @throws Error where the file is none of a topic */
  static async open(path: string, flags: 'r' | 'r+' = 'r'): Promise<OpenTopicFile> {
    const handle = await open(path, flags);
    try {
      const line = await firstLine(handle);
      if (line === undefined) throw new Error(`${path} is not a topic file`);
      return new OpenTopicFile(handle, JSON.parse(line) as TopicHead, Buffer.byteLength(line) + 1);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async end(): Promise<number> {
    return (await this.handle.stat()).size + this.shift;
  }

  /** Where a place is in the file itself. */
  positionOf(at: number): number {
    return at - this.shift;
  }

  /** The complete lines between two places, from the first one on that is still there. */
  async *lines(from: number, to: number): AsyncGenerator<Line> {
    const begin = this.positionOf(Math.max(from, this.first));
    for await (const { text, at, next } of linesIn(this.handle, begin, this.positionOf(to)))
      yield { text, at: at + this.shift, next: next + this.shift };
  }

  async bytes(from: number, to: number): Promise<Buffer> {
    const bytes = Buffer.alloc(to - from);
    await this.handle.read(bytes, 0, bytes.length, this.positionOf(from));
    return bytes;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
