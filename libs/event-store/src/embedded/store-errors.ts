import { codeOf } from '../error-code';

/** Another process, or another part of this one, has the folder open; only one may write. */
export class StoreFolderInUse extends Error {
  readonly code = 'store-folder-in-use';

  constructor(
    readonly folder: string,
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
    readonly finding: string,
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

  constructor(
    readonly address: string,
    readonly detail: string,
  ) {
    super(`The event store cannot listen on ${address}: ${detail}`);
  }
}

/** A request that the store refuses for good, with the reason. */
export class RefusedRequest extends Error {
  readonly code = 'refused-request';

  constructor(
    readonly kind: 'invalid' | 'unsupported',
    detail: string,
  ) {
    super(detail);
  }
}

export const isStoreFolderInUse = (error: unknown): error is StoreFolderInUse =>
  codeOf(error) === 'store-folder-in-use';
export const isStoreDamaged = (error: unknown): error is StoreDamaged => codeOf(error) === 'store-damaged';
export const isStorePortUnavailable = (error: unknown): error is StorePortUnavailable =>
  codeOf(error) === 'store-port-unavailable';
