import type { Instant, PlainDate } from '@hoso/kernel';

/** Something that is to come or to end by a time of its own. */
export type Wait = { readonly since: Instant } & (
  | { readonly kind: 'reception'; readonly dueAt?: Instant }
  | { readonly kind: 'step'; readonly step: string; readonly unit: string; readonly officer?: string }
  | { readonly kind: 'opinion'; readonly opinion: string; readonly agency: string; readonly dueAt: Instant }
  | { readonly kind: 'supplement'; readonly dueAt: Instant }
  | { readonly kind: 'apology' }
  | { readonly kind: 'reappointment'; readonly dueAt: Instant }
  | {
      readonly kind: 'explanation';
      readonly breach: Instant;
      readonly unit: string;
      readonly dueAt: Instant;
    }
  | {
      readonly kind: 'remedy';
      readonly breach: Instant;
      readonly unit: string;
      readonly what: string;
      readonly dueOn: PlainDate;
    }
);

/** A wait that is over. */
export type EndedWait = Wait & { readonly until: Instant; readonly endedBy: number };
