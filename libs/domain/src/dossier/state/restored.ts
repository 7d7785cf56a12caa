import type { Ledger } from '../ledger/ledger';
import type { DueDates } from '../vocabulary';
import type { Handling } from './handling';

/** Every fact that a neutralised event had changed, as it was before it; carried by EventNeutralised. */
export interface Restored {
  readonly handling: Handling;
  readonly due?: DueDates;
  /** The interval that was running. */
  readonly interval?: NonNullable<Ledger['open']>;
}
