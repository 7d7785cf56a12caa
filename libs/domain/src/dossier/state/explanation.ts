import type { Instant } from '@hoso/kernel';
import type { Remedy } from '../events/accountability-events';

/** How far the explanation of one breach has come. */
export interface Explanation {
  readonly stage: 'awaited' | 'filed' | 'accepted';
  /** The unit whose head owes it, unless another took over its work; once it is filed, whose head filed it. */
  readonly unit: string;
  /** Since when it is awaited, again after a return. */
  readonly since: Instant;
  readonly dueAt: Instant;
  /** Official who filed the one that is to be judged, or was accepted. */
  readonly filedBy?: string;
  /** Its breach turned out to be none: nothing is owed or followed up. */
  readonly lifted?: true;
  readonly remedy?: Remedy & { readonly promisedAt: Instant; readonly doneAt?: Instant };
}

/** The explanations of a dossier by their breach: the statutory due date that passed. */
export type Explanations = Readonly<Record<string, Explanation>>;
