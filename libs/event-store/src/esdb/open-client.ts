import { EventStoreDBClient } from '@eventstore/db-client';
import { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { mendClientWrites } from './client-writes';

type Content = Uint8Array | string;

const bytesOf = (content: Content): Uint8Array => {
  if (typeof content !== 'string') return content;
  const { buffer, byteOffset, length } = Buffer.from(content, 'base64');
  return new Uint8Array(buffer, byteOffset, length); // google-protobuf copies what is a Buffer
};

/**
 * The client hands what an event holds to its message as base64, which google-protobuf turns into bytes one character after
 * the other, and twice for each append: a sixth of the CPU that an append costs client and server together. Here the message
 * is given the bytes at once.
 */
const takeBytes = (setter: 'setData' | 'setCustomMetadata'): void => {
  const { prototype } = BatchAppendReq.ProposedMessage;
  const set = Reflect.get(prototype, setter);
  prototype[setter] = function (content) {
    return set.call(this, bytesOf(content));
  };
};

takeBytes('setData');
takeBytes('setCustomMetadata');
mendClientWrites();

/** The vendor's client of a store, whose appends are encoded as said above and whose writes end. */
export const openClient = (connectionString: string): EventStoreDBClient =>
  EventStoreDBClient.connectionString(connectionString);
