import { createReadStream } from 'node:fs';

/** A line without its end; `next` is where the next one begins, in bytes. */
export interface Line {
  readonly text: Buffer;
  readonly at: number;
  readonly next: number;
}

const NEW_LINE = 0x0a;
const CHUNK_BYTES = 256 * 1024;

/** The complete lines between two places of a file, in bytes, `to` exclusive; holds a piece of the file at a time. */
export async function* linesOf(file: string, from: number, to: number): AsyncGenerator<Line> {
  if (from >= to) return;
  let rest: Buffer[] = [];
  let at = from;
  for await (const chunk of createReadStream(file, {
    start: from,
    end: to - 1,
    highWaterMark: CHUNK_BYTES,
  })) {
    let bytes = chunk as Buffer;
    for (let end = bytes.indexOf(NEW_LINE); end !== -1; end = bytes.indexOf(NEW_LINE)) {
      const text = Buffer.concat([...rest, bytes.subarray(0, end)]);
      const next = at + text.length + 1;
      yield { text, at, next };
      at = next;
      rest = [];
      bytes = bytes.subarray(end + 1);
    }
    rest.push(bytes);
  }
}
