import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import { RefusedRequest, StoreDamaged } from './store-errors';
import { MalformedMessage } from './wire';

/** An error in the form in which a call can end with it. */
export type CallError = StatusObject & Error;

const codeOf = (error: unknown): status => {
  if (error instanceof MalformedMessage) return status.INVALID_ARGUMENT;
  if (error instanceof StoreDamaged) return status.DATA_LOSS;
  if (!(error instanceof RefusedRequest)) return status.INTERNAL;
  return error.kind === 'invalid' ? status.INVALID_ARGUMENT : status.UNIMPLEMENTED;
};

/** A call's end with a status of one's own; `trailer` is what clients turn into their typed errors. */
export const callStatus = (
  code: status,
  details: string,
  trailer: Readonly<Record<string, string>> = {},
): CallError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailer)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

/** Any error as a call's end. */
export const callError = (error: unknown): CallError =>
  callStatus(codeOf(error), error instanceof Error ? error.message : String(error));
