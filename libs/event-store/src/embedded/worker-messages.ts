import { StoreDamaged, StoreFolderInUse, StorePortUnavailable } from './store-errors';

/** An error on its way out of a worker thread, where classes do not survive. */
export interface PackedError {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly unknown[];
}

/** What the worker tells its parent. */
export type WorkerMessage =
  | { readonly started: { readonly port: number; readonly connectionString: string } }
  | { readonly failed: PackedError }
  | { readonly stopped: true };

export const packError = (error: unknown): PackedError => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof StoreFolderInUse)
    return { code: error.code, message, fields: [error.folder, error.holder] };
  if (error instanceof StorePortUnavailable)
    return { code: error.code, message, fields: [error.address, error.detail] };
  if (error instanceof StoreDamaged)
    return { code: error.code, message, fields: [error.file, error.lastGoodPosition, error.finding] };
  return { code: 'unknown', message, fields: [] };
};

export const unpackError = ({ code, message, fields }: PackedError): Error => {
  const [first, second, third] = fields;
  if (code === 'store-folder-in-use') return new StoreFolderInUse(String(first), String(second));
  if (code === 'store-port-unavailable') return new StorePortUnavailable(String(first), String(second));
  if (code === 'store-damaged')
    return new StoreDamaged(String(first), typeof second === 'number' ? second : undefined, String(third));
  return new Error(message);
};
