import type { ListedBreaches } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';

/** The moments are both inclusive. */
export interface BreachMoments {
  readonly start: Instant;
  readonly end: Instant;
}

/** Which units have breaches, as the read model showed them at a place in the log. */
export interface ListedUnits {
  /** Log position, in decimal digits; -1 before the first event. */
  readonly position: string;
  readonly units: readonly string[];
}

/** Where the breaches of units are listed. */
export interface BreachSource {
  breachesOf(span: BreachMoments & { readonly unit: string }): Promise<ListedBreaches>;
  unitsWithBreaches(span: BreachMoments): Promise<ListedUnits>;
}
