/** The bytes are no message of the protocol. */
export class MalformedMessage extends Error {
  constructor() {
    super('The bytes are not a message of the EventStoreDB protocol');
  }
}

/** Reads the protobuf wire format field by field without copying; any excess of the bounds is a MalformedMessage. */
export class WireReader {
  field = 0;
  private wireType = 0;

  constructor(
    private readonly bytes: Buffer,
    private at = 0,
    private readonly end = bytes.length,
  ) {}

  /** Steps to the next field; false at the end. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const tag = this.varint();
    this.field = Math.floor(tag / 8);
    this.wireType = tag % 8;
    return true;
  }

  /** An unsigned integer; above 2^53 it is only approximate, which is enough to find it out of range. */
  varint(): number {
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

  /** The same, exactly, as 64 bits. */
  varint64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n && this.at < this.end; shift += 7n) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
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

  skip(): void {
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
    this.at += length;
    if (this.at > this.end) throw new MalformedMessage();
  }
}

/** How many bytes a non-negative integer takes as a varint. */
export const varintSize = (value: number): number => {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
};

/** Writes a non-negative integer and returns the offset after it. */
export const writeVarint = (target: Buffer, value: number, offset: number): number => {
  let at = offset;
  let rest = value;
  while (rest >= 128) {
    target[at++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  target[at++] = rest;
  return at;
};

/** The size of a length-delimited field whose number is below 16. */
export const fieldSize = (length: number): number => 1 + varintSize(length) + length;

/** Writes tag and length of a length-delimited field whose number is below 16. */
export const writeHead = (
  target: Buffer,
  field: number,
  place: { offset: number; length: number },
): number => {
  target[place.offset] = field * 8 + 2;
  return writeVarint(target, place.length, place.offset + 1);
};

/** A length-delimited field whose number is below 16. */
export const nested = (field: number, content: Buffer): Buffer => {
  const message = Buffer.allocUnsafe(fieldSize(content.length));
  content.copy(message, writeHead(message, field, { offset: 0, length: content.length }));
  return message;
};

/** An integer field whose number is below 16. */
export const integer = (field: number, value: number): Buffer => {
  const message = Buffer.allocUnsafe(1 + varintSize(value));
  message[0] = field * 8;
  writeVarint(message, value, 1);
  return message;
};

/** A field that says all by being there. */
export const present = (field: number): Buffer => nested(field, Buffer.alloc(0));
