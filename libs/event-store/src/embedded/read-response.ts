import { idOf, type StoredEvent } from './frame';
import { fieldSize, integer, nested, present, varintSize, writeHead, writeVarint } from './wire';

const uint64Varint = (value: bigint): number[] => {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128n) {
    bytes.push(Number(rest % 128n) | 0x80);
    rest /= 128n;
  }
  return [...bytes, Number(rest)];
};

/** The body with its id as two 64-bit numbers, which clients on other platforms ask for. */
const withStructuredId = (event: StoredEvent): Buffer => {
  const value = BigInt(`0x${idOf(event).replaceAll('-', '')}`);
  const numbers = [0x08, ...uint64Varint(value >> 64n), 0x10, ...uint64Varint(BigInt.asUintN(64, value))];
  const head = [0x0a, numbers.length + 2, 0x0a, numbers.length];
  return Buffer.concat([Buffer.from([...head, ...numbers]), event.body.subarray(40)]);
};

/** An event as an answer to a read. */
export const eventResponse = (event: StoredEvent, structuredIds: boolean): Buffer => {
  const body = structuredIds ? withStructuredId(event) : event.body;
  const inner = fieldSize(body.length) + 1 + varintSize(event.position);
  const response = Buffer.allocUnsafe(fieldSize(inner));
  let at = writeHead(response, 1, { offset: 0, length: inner });
  at = writeHead(response, 1, { offset: at, length: body.length });
  at += body.copy(response, at);
  response[at] = 0x18;
  writeVarint(response, event.position, at + 1);
  return response;
};

/** The subscription stands. */
export const confirmation = (id: string): Buffer => nested(2, nested(1, Buffer.from(id)));

/** Everything up to this position was considered. */
export const checkpoint = (position: number): Buffer =>
  nested(3, Buffer.concat([integer(1, position), integer(2, position)]));

/** The stream that was to be read does not exist. */
export const streamNotFound = (stream: Buffer): Buffer => nested(4, nested(1, nested(3, stream)));

/** The end of the log was reached. */
export const CAUGHT_UP = present(8);
