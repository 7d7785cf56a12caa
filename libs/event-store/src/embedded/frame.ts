import { crc32 } from 'node:zlib';
import type { Proposal } from './proposal';
import { fieldSize, varintSize, writeHead, writeVarint } from './wire';

/**
 * One append as it lies on disk, all or nothing. Little-endian: magic, CRC-32 of what follows it, length of the whole,
 * position and revision of the first event, count (each 32 bits); name of the stream (16-bit length); then for each
 * event 16-bit length of its type, 32-bit length of its body, type, body. A body is the encoded RecordedEvent of the
 * protocol, so that a read only wraps it.
 */
export const FRAME_MAGIC = 0x4f534f48;
const HEADER = 26;
const ID_FIELD = 40;

/** An append that was accepted, with its place in the log. */
export interface AcceptedAppend {
  readonly stream: Buffer;
  readonly position: number;
  readonly revision: number;
  readonly createdMs: number;
  readonly events: readonly Proposal[];
}

/** One stored event; the buffers share memory with its frame. */
export interface StoredEvent {
  readonly position: number;
  readonly revision: number;
  readonly stream: Buffer;
  readonly type: Buffer;
  readonly body: Buffer;
}

const CREATED = Buffer.from('\x0a\x07created\x12\x11', 'latin1');

/** The map entry with the store's time in ticks (100 ns since 1970), 17 digits until the year 5138. */
const createdEntry = (createdMs: number): Buffer =>
  Buffer.concat([CREATED, Buffer.from(`${createdMs}0000`.padStart(17, '0'), 'latin1')]);

interface Measured {
  readonly event: Proposal;
  readonly revision: number;
  readonly position: number;
  readonly bodySize: number;
}

const bodySize = (append: AcceptedAppend, index: number): number => {
  const event = append.events[index] as Proposal;
  const place = varintSize(append.position + index);
  let size = ID_FIELD + fieldSize(fieldSize(append.stream.length)) + 1 + varintSize(append.revision + index);
  size += 2 * (1 + place) + fieldSize(CREATED.length + 17) + fieldSize(event.data.length);
  if (event.metadata.length > 0) size += fieldSize(event.metadata.length);
  for (const entry of event.entries) size += fieldSize(entry.length);
  return size;
};

class FrameWriter {
  private at = HEADER;

  constructor(
    private readonly target: Buffer,
    private readonly stream: Buffer,
    private readonly created: Buffer,
  ) {
    this.raw(stream);
  }

  event({ event, revision, position, bodySize }: Measured): void {
    this.at = this.target.writeUInt16LE(event.type.length, this.at);
    this.at = this.target.writeUInt32LE(bodySize, this.at);
    this.raw(event.type);
    this.target.writeUInt32BE(0x0a261224, this.at);
    this.at += 4 + this.target.write(event.id, this.at + 4, 'latin1');
    this.at = writeHead(this.target, 2, { offset: this.at, length: fieldSize(this.stream.length) });
    this.field(3, this.stream);
    this.integer(0x18, revision);
    this.integer(0x20, position);
    this.integer(0x28, position);
    for (const entry of event.entries) this.field(6, entry);
    this.field(6, this.created);
    if (event.metadata.length > 0) this.field(7, event.metadata);
    this.field(8, event.data);
  }

  private field(number: number, bytes: Buffer): void {
    this.at = writeHead(this.target, number, { offset: this.at, length: bytes.length });
    this.raw(bytes);
  }

  private integer(tag: number, value: number): void {
    this.target[this.at] = tag;
    this.at = writeVarint(this.target, value, this.at + 1);
  }

  private raw(bytes: Buffer): void {
    this.at += bytes.copy(this.target, this.at);
  }
}

/** Encodes an accepted append. */
export const encodeFrame = (append: AcceptedAppend): Buffer => {
  const measured = append.events.map((event, index) => ({
    event,
    revision: append.revision + index,
    position: append.position + index,
    bodySize: bodySize(append, index),
  }));
  const size = measured.reduce(
    (sum, { event, bodySize }) => sum + 6 + event.type.length + bodySize,
    HEADER + append.stream.length,
  );
  const frame = Buffer.allocUnsafe(size);
  frame.writeUInt32LE(FRAME_MAGIC, 0);
  frame.writeUInt32LE(size, 8);
  frame.writeUInt32LE(append.position, 12);
  frame.writeUInt32LE(append.revision, 16);
  frame.writeUInt32LE(append.events.length, 20);
  frame.writeUInt16LE(append.stream.length, 24);
  const writer = new FrameWriter(frame, append.stream, createdEntry(append.createdMs));
  for (const event of measured) writer.event(event);
  frame.writeUInt32LE(crc32(frame.subarray(8)), 4);
  return frame;
};

/** A frame that was read and found whole. */
export interface Frame {
  readonly position: number;
  readonly revision: number;
  readonly count: number;
  readonly stream: Buffer;
  readonly bytes: Buffer;
}

/** Reads a frame's head; undefined when the bytes are not exactly what was once written. */
export const openFrame = (bytes: Buffer): Frame | undefined => {
  if (bytes.length < HEADER || bytes.readUInt32LE(0) !== FRAME_MAGIC) return undefined;
  if (bytes.readUInt32LE(8) !== bytes.length) return undefined;
  if (crc32(bytes.subarray(8)) !== bytes.readUInt32LE(4)) return undefined;
  return {
    position: bytes.readUInt32LE(12),
    revision: bytes.readUInt32LE(16),
    count: bytes.readUInt32LE(20),
    stream: bytes.subarray(HEADER, HEADER + bytes.readUInt16LE(24)),
    bytes,
  };
};

/** The events of a frame in their order. */
export const eventsOf = (frame: Frame): StoredEvent[] => {
  const events: StoredEvent[] = [];
  let at = HEADER + frame.stream.length;
  for (let index = 0; index < frame.count; index++) {
    const typeEnd = at + 6 + frame.bytes.readUInt16LE(at);
    const bodyEnd = typeEnd + frame.bytes.readUInt32LE(at + 2);
    events.push({
      position: frame.position + index,
      revision: frame.revision + index,
      stream: frame.stream,
      type: frame.bytes.subarray(at + 6, typeEnd),
      body: frame.bytes.subarray(typeEnd, bodyEnd),
    });
    at = bodyEnd;
  }
  return events;
};

/** The id of a stored event: the first field of its body. */
export const idOf = (event: StoredEvent): string => event.body.toString('latin1', 4, ID_FIELD);
