import type { UnsealedMetadata } from './stored-event';

/** Lifts the data of one version of an event to the next; the stored bytes never change. */
export interface Upcaster {
  /** The stored name. */
  readonly type: string;
  /** The version that it reads; the result is `from + 1`. */
  readonly from: number;
  /** The name from the next version on, when the event was given another. */
  readonly renamedTo?: string;
  readonly up: (data: object, metadata: UnsealedMetadata) => object;
}

/** Every upcaster in use; a step is added when an event type changes and never taken away. */
export const UPCASTERS: readonly Upcaster[] = [];
