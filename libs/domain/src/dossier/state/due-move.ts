import type { Instant } from '@hoso/kernel';

/** One cause of a dossier's dates, so that they can be counted again by another calendar. */
export type DueMove = {
  /** Of the event. */
  readonly revision: number;
} & (
  | { readonly kind: 'counted'; readonly at: Instant }
  | { readonly kind: 'stood'; readonly since: Instant; readonly until: Instant }
  | { readonly kind: 'extended'; readonly amount: number }
  | { readonly kind: 'promised'; readonly dueAt: Instant }
  | { readonly kind: 'shifted'; readonly instrument: string; readonly workingDays: number }
  | { readonly kind: 'set'; readonly instrument: string; readonly dueAt: Instant }
);
