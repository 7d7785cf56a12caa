import { status } from '@grpc/grpc-js';
import { MAX_APPEND_BYTES } from '../errors';
import type { AppendOptions } from './append-message';
import type { Objection } from './append-response';
import type { Proposal } from './proposal';

const METASTREAM = Buffer.from('$$');

/** The bytes that count against the largest append. */
export const dataSize = (events: readonly Proposal[]): number => {
  let size = 0;
  for (const { data } of events) size += data.length;
  return size;
};

/** What can be said of an append before it is decided; retention and access rules are out of scope, never ignored. */
export const objectionTo = (options: AppendOptions, events: readonly Proposal[]): Objection | undefined => {
  if (dataSize(events) > MAX_APPEND_BYTES) return { kind: 'too-large' };
  if (options.deadlineMs < Date.now()) return { kind: 'too-late' };
  if (!options.stream.subarray(0, 2).equals(METASTREAM)) return undefined;
  const message =
    'The embedded event store keeps everything and knows no stream metadata; use an EventStoreDB server';
  return { kind: 'refused', message, code: status.UNIMPLEMENTED };
};
