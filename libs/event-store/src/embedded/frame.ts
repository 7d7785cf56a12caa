import { crc32 } from 'node:zlib';
import type { Proposal } from './append-request';
import { LONGEST_HEAD, nested, WireWriter } from './wire';

/**
 * One append as it lies on disk, all or nothing. Little-endian: magic, CRC-32 of what follows it, length of the whole,
 * position and revision of the first event, count (each 32 bits); name of the stream (16-bit length); then for each
 * event 16-bit length of its type, 32-bit length of its body, type, body. A body is the encoded RecordedEvent of the
 * protocol, so that a read only wraps it.
 */
export const FRAME_MAGIC = 0x4f534f48;
const HEADER = 26;
/** The id is the first field of every body. */
export const ID_FIELD = 40;

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

/** The map entry with the store's time in ticks (100 ns since 1970), 17 digits until the year 5138. */
const createdEntry = (createdMs: number): Buffer =>
  Buffer.from(`\x0a\x07created\x12\x11${`${createdMs}0000`.padStart(17, '0')}`, 'latin1');

/** Never less than what the events take beside their stream's name. */
const roomFor = (events: readonly Proposal[]): number => {
  let room = 0;
  for (const { type, entries, metadata, data } of events) {
    room += 6 + type.length + ID_FIELD + 8 * LONGEST_HEAD + 28 + metadata.length + data.length;
    for (const entry of entries) room += LONGEST_HEAD + entry.length;
  }
  return room;
};

/** What the bodies of one append share, and where the next event stands. */
interface Place {
  readonly identifier: Buffer;
  readonly created: Buffer;
  readonly position: number;
  readonly revision: number;
}

const writeBody = (writer: WireWriter, { id, entries, metadata, data }: Proposal, place: Place): void => {
  const { identifier, created, position, revision } = place;
  writer.at = writer.bytes.writeUInt32BE(0x0a261224, writer.at);
  writer.at += writer.bytes.write(id, writer.at, 'latin1');
  writer.raw(identifier);
  writer.integer(3, revision);
  writer.integer(4, position);
  writer.integer(5, position);
  for (const entry of entries) writer.content(6, entry);
  writer.content(6, created);
  if (metadata.length > 0) writer.content(7, metadata);
  writer.content(8, data);
};

/** Encodes an accepted append. */
export const encodeFrame = (append: AcceptedAppend): Buffer => {
  const { stream, position, revision, events } = append;
  const room = HEADER + stream.length * (events.length + 1) + roomFor(events);
  const bytes = Buffer.allocUnsafe(room);
  const writer = new WireWriter(bytes, HEADER);
  const identifier = nested(2, nested(3, stream));
  const created = createdEntry(append.createdMs);
  writer.raw(stream);
  events.forEach((event, index) => {
    const start = writer.at;
    writer.at = bytes.writeUInt16LE(event.type.length, start) + 4;
    writer.raw(event.type);
    const body = writer.at;
    writeBody(writer, event, { identifier, created, position: position + index, revision: revision + index });
    bytes.writeUInt32LE(writer.at - body, start + 2);
  });
  const frame = writer.written();
  frame.writeUInt32LE(FRAME_MAGIC, 0);
  frame.writeUInt32LE(frame.length, 8);
  frame.writeUInt32LE(position, 12);
  frame.writeUInt32LE(revision, 16);
  frame.writeUInt32LE(events.length, 20);
  frame.writeUInt16LE(stream.length, 24);
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
