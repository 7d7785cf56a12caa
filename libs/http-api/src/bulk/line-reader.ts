import { EdgeFault } from '../problem/edge-fault';

/** One line of a stream: its number from 1 and its text, or why it has none. */
export interface TextLine {
  readonly line: number;
  readonly text?: string;
  readonly fault?: EdgeFault;
}

const NEWLINE = 0x0a;

const decoded = (bytes: Buffer): Pick<TextLine, 'text' | 'fault'> => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: new EdgeFault('malformed-json', { facts: { expected: 'UTF-8' } }) };
  }
};

/** Gathers bytes into lines; of a line that grows too long only its length is kept. */
class LineBuffer {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private line = 0;

  constructor(private readonly maxBytes: number) {}

  add(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes <= this.maxBytes) this.chunks.push(chunk);
    else this.chunks.length = 0;
  }

  get isEmpty(): boolean {
    return this.bytes === 0;
  }

  take(): TextLine {
    const { bytes, maxBytes } = this;
    const whole = bytes > maxBytes ? undefined : Buffer.concat(this.chunks);
    this.chunks.length = 0;
    this.bytes = 0;
    this.line += 1;
    const { line } = this;
    if (!whole) return { line, fault: new EdgeFault('too-large', { facts: { bytes, maxBytes } }) };
    return { line, ...decoded(whole) };
  }
}

/** The lines of a stream of bytes, read no faster than they are taken; blank lines count but are left out. */
export async function* linesOf(
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<TextLine, void, undefined> {
  const buffer = new LineBuffer(maxBytes);
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      buffer.add(chunk.subarray(start, end));
      start = end + 1;
      const line = buffer.take();
      if (line.text?.trim() !== '') yield line;
    }
    buffer.add(chunk.subarray(start));
  }
  if (buffer.isEmpty) return;
  const last = buffer.take();
  if (last.text?.trim() !== '') yield last;
}
