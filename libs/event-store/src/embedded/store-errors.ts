import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import { codeOf } from '../error-code';
import { MAX_APPEND_BYTES } from '../errors';

/** Another process, or another part of this one, has the folder open; only one may write. */
export class StoreFolderInUse extends Error {
  readonly code = 'store-folder-in-use';

  constructor(
    folder: string,
    readonly holder: string,
  ) {
    super(`The event store in ${folder} is already open by ${holder}; stop it first or connect to it`);
  }
}

/** Bytes on disk are not what was written. */
export class StoreDamaged extends Error {
  readonly code = 'store-damaged';

  constructor(
    readonly file: string,
    readonly lastGoodPosition: number | undefined,
    finding: string,
  ) {
    const good = lastGoodPosition === undefined ? 'none' : `position ${lastGoodPosition}`;
    super(
      `${file}: ${finding}. Last good event: ${good}. Nothing was changed; restore the file from a backup`,
    );
  }
}

/** The port cannot be listened on. */
export class StorePortUnavailable extends Error {
  readonly code = 'store-port-unavailable';

  constructor(address: string, detail: string) {
    super(`The event store cannot listen on ${address}: ${detail}`);
  }
}

export const isStoreFolderInUse = (error: unknown): error is StoreFolderInUse =>
  codeOf(error) === 'store-folder-in-use';
export const isStoreDamaged = (error: unknown): error is StoreDamaged => codeOf(error) === 'store-damaged';
export const isStorePortUnavailable = (error: unknown): error is StorePortUnavailable =>
  codeOf(error) === 'store-port-unavailable';

const STATUS_OF = {
  BadRequest: status.INVALID_ARGUMENT,
  Unsupported: status.UNIMPLEMENTED,
  MaximumAppendSizeExceeded: status.INVALID_ARGUMENT,
  Timeout: status.DEADLINE_EXCEEDED,
} as const;

/** A request that the store refuses for good, with the reason. */
export class RefusedRequest extends Error {
  readonly status: status;

  constructor(
    detail: string,
    readonly kind: keyof typeof STATUS_OF = 'BadRequest',
  ) {
    super(detail);
    this.status = STATUS_OF[kind];
  }
}

/** The bytes are no message of the protocol. */
export class MalformedMessage extends RefusedRequest {
  constructor() {
    super('The bytes are not a message of the EventStoreDB protocol');
  }
}

/** An error in the form in which a call can end with it. */
export type CallError = StatusObject & Error;

/** A call's end with a status of one's own. */
export const callStatus = (code: status, details: string): CallError =>
  Object.assign(new Error(details), { code, details, metadata: new Metadata() });

/** Any error as a call's end, with what clients turn into their typed errors. */
export const callError = (error: unknown): CallError => {
  const details = error instanceof Error ? error.message : String(error);
  if (!(error instanceof RefusedRequest))
    return callStatus(isStoreDamaged(error) ? status.DATA_LOSS : status.INTERNAL, details);
  const end = callStatus(error.status, details);
  if (error.kind === 'MaximumAppendSizeExceeded') {
    end.metadata.set('exception', 'maximum-append-size-exceeded');
    end.metadata.set('maximum-append-size', String(MAX_APPEND_BYTES));
  }
  return end;
};
