import type { Instant } from '@hoso/kernel';

/** Where a page ended in a list of which a case may have several rows. */
export interface RowCursor {
  readonly at: Instant;
  readonly code: string;
  readonly nr: number;
}
