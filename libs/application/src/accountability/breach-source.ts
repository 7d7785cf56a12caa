import type { ListedBreaches } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';

/** Where the breaches of a unit are listed; the moments are both inclusive. */
export interface BreachSource {
  breachesOf(span: {
    readonly unit: string;
    readonly start: Instant;
    readonly end: Instant;
  }): Promise<ListedBreaches>;
}
