import type { Ledger } from '../ledger/ledger';
import type { DueDates } from '../vocabulary';
import type { Components } from './components';
import type { Handling } from './handling';

/** Every fact that a neutralised event had changed, as it was before it; carried by EventNeutralised. */
export interface Restored {
  readonly handling: Handling;
  readonly due?: DueDates;
  /** The components at hand but for what the event brought, with all that came after it; absent in older records. */
  readonly components?: Components;
  /** The interval that was running. */
  readonly interval?: NonNullable<Ledger['open']>;
}
