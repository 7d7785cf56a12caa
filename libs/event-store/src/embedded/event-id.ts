import { UUID } from '@eventstore/db-client/generated/shared_pb';
import { MalformedMessage, RefusedRequest } from './store-errors';

const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const hex = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

const decoded = (message: Buffer): UUID => {
  try {
    return UUID.deserializeBinary(message);
  } catch {
    throw new MalformedMessage();
  }
};

const parsed = (message: Buffer): string => {
  const id = decoded(message);
  const numbers = id.getStructured();
  if (!numbers) return id.getString().toLowerCase();
  const digits = hex(numbers.getMostSignificantBits()) + hex(numbers.getLeastSignificantBits());
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** A UUID in lower case, from either of its two forms. @throws RefusedRequest when it is none. */
export const readId = (message: Buffer): string => {
  // The form in which this platform's client sends every event.
  const id = message.toString('latin1', 2);
  if (message.length === 38 && message.readUInt16BE(0) === 0x1224 && DASHED.test(id)) return id;
  const other = parsed(message);
  if (DASHED.test(other)) return other;
  throw new RefusedRequest(`An event id must be a UUID, found '${other}'`);
};

/** The form of two 64-bit numbers, which clients on other platforms ask for. */
export const structuredId = (id: string): Buffer => {
  const digits = id.replaceAll('-', '');
  const bits = (from: number): string =>
    BigInt.asIntN(64, BigInt(`0x${digits.slice(from, from + 16)}`)).toString();
  const numbers = new UUID.Structured().setMostSignificantBits(bits(0)).setLeastSignificantBits(bits(16));
  return Buffer.from(new UUID().setStructured(numbers).serializeBinary());
};
