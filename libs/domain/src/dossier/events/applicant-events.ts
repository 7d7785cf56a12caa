import type { Instant } from '@hoso/kernel';
import type { SupplementClock } from '../../procedure';
import type { DueDates, FileRef, ProvidedComponent, Reuse, SupplementItem } from '../vocabulary';

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface ApplicantEvents {
  SupplementRequested: {
    readonly items: readonly SupplementItem[];
    readonly reason: string;
    readonly answerDueAt: Instant;
    readonly clock: SupplementClock;
    /** What allows a second request. */
    readonly legalBasis?: string;
    /** Decision 766 counts a dossier with a second request as late. */
    readonly countsAsLate: boolean;
  };
  SupplementReceived: {
    readonly components: readonly ProvidedComponent[];
    /** Absent for a supplement at reception, where no clock runs. */
    readonly due?: DueDates;
  };
  SupplementLapsed: { readonly answerDueAt: Instant; readonly requestedAt: Instant };
  PaymentRequired: { readonly fees: readonly string[]; readonly totalVnd: number };
  PaymentConfirmed: {
    readonly receipt: string;
    readonly paidVnd: number;
    readonly method: 'cash' | 'transfer' | 'national-portal' | 'local-gateway';
    readonly due?: DueDates;
  };
  ComponentDigitised: { readonly component: string; readonly file: FileRef };
  ComponentReused: { readonly component: string } & Reuse;
}
