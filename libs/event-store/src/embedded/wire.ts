import { MalformedMessage } from './store-errors';

const NOTHING_LEFT = -1;

/** Reads the protobuf wire format field by field without copying; any excess of the bounds is a MalformedMessage. */
export class WireReader {
  field = 0;
  /** How the value of the field is written, until it is read. */
  private wireType = NOTHING_LEFT;

  constructor(
    private readonly bytes: Buffer,
    private at = 0,
    private readonly end = bytes.length,
  ) {}

  /** Steps to the next field, over a value that was not read; false at the end. */
  next(): boolean {
    if (this.wireType !== NOTHING_LEFT) this.skip();
    if (this.at >= this.end) return false;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.wireType = tag % 8;
    return true;
  }

  /** An unsigned integer; above 2^53 it is only approximate, which is enough to find it out of range. */
  varint(): number {
    this.wireType = NOTHING_LEFT;
    let value = 0;
    let scale = 1;
    for (let read = 0; read < 10 && this.at < this.end; read++) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new MalformedMessage();
  }

  /** The content of a length-delimited field, sharing memory with the message. */
  content(): Buffer {
    const start = this.enter();
    return this.bytes.subarray(start, this.at);
  }

  /** A reader of a nested message. */
  message(): WireReader {
    const start = this.enter();
    return new WireReader(this.bytes, start, this.at);
  }

  private skip(): void {
    if (this.wireType === 0) this.varint();
    else if (this.wireType === 2) this.enter();
    else this.leap(this.wireType === 1 ? 8 : this.wireType === 5 ? 4 : Infinity);
  }

  private enter(): number {
    if (this.wireType !== 2) throw new MalformedMessage();
    const length = this.varint();
    const start = this.at;
    this.leap(length);
    return start;
  }

  private leap(length: number): void {
    this.wireType = NOTHING_LEFT;
    this.at += length;
    if (this.at > this.end) throw new MalformedMessage();
  }
}

/** The most bytes that go before the content of a field, or that an integer field takes. */
export const LONGEST_HEAD = 11;

/** Writes fields, whose numbers are below 16, into a buffer that has room for them. */
export class WireWriter {
  constructor(
    readonly bytes: Buffer,
    public at = 0,
  ) {}

  varint(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.bytes[this.at++] = (rest % 128) | 0x80;
    this.bytes[this.at++] = rest;
  }

  integer(field: number, value: number): void {
    this.bytes[this.at++] = field * 8;
    this.varint(value);
  }

  head(field: number, length: number): void {
    this.bytes[this.at++] = field * 8 + 2;
    this.varint(length);
  }

  raw(bytes: Buffer): void {
    this.at += bytes.copy(this.bytes, this.at);
  }

  content(field: number, bytes: Buffer): void {
    this.head(field, bytes.length);
    this.raw(bytes);
  }

  written(): Buffer {
    return this.bytes.subarray(0, this.at);
  }
}

const room = (bytes: number): WireWriter => new WireWriter(Buffer.allocUnsafe(bytes));

/** An integer field. */
export const integer = (field: number, value: number): Buffer => {
  const writer = room(LONGEST_HEAD);
  writer.integer(field, value);
  return writer.written();
};

/** A field that holds a text or a message of these fields; without any it says all by being there. */
export const nested = (field: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const contents = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const writer = room(LONGEST_HEAD + length);
  writer.head(field, length);
  for (const content of contents) writer.raw(content);
  return writer.written();
};

/** A position, of whose two halves the second is the first here. */
export const place = (field: number, position: number): Buffer =>
  nested(field, integer(1, position), integer(2, position));
