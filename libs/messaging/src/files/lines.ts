import type { FileHandle } from 'node:fs/promises';

/** A line without its end; `next` is where the next one begins, in bytes. */
export interface Line {
  readonly text: Buffer;
  readonly at: number;
  readonly next: number;
}

const NEW_LINE = 0x0a;
const CHUNK_BYTES = 256 * 1024;

/** The bytes between two places of an open file, `to` exclusive, a piece at a time. */
export async function* piecesOf(
  file: Pick<FileHandle, 'read'>,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (let at = from; at < to;) {
    const piece = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, to - at));
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** The complete lines between two places of an open file, in bytes, `to` exclusive; holds a piece of the file at a time. */
export async function* linesIn(
  file: Pick<FileHandle, 'read'>,
  from: number,
  to: number,
): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let at = from;
  for await (const piece of piecesOf(file, from, to)) {
    let bytes = piece;
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
