import type { EventOf, Instant, PlainDate } from '@hoso/kernel';
import type { ReportedBreach } from './breach';
import type { AccountabilityFigures } from './figures';

/** A breach whose explanation is not there yet, and why the report is submitted all the same. */
export interface OpenBreach {
  readonly dossier: string;
  readonly breach: Instant;
  readonly reason: string;
}

interface OfReport {
  readonly unit: string;
  /** `2026-11`, `2026-Q4` or `2026`. */
  readonly period: string;
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface AccountabilityReportEvents {
  /** The breaches of the period as they stood at a place in the log; it replaces what was gathered before. */
  AccountabilityGathered: OfReport & {
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly gatheredBy: string;
    /** Log position up to which explanations were read, in decimal digits. */
    readonly position: string;
    readonly figures: AccountabilityFigures;
    readonly breaches: readonly ReportedBreach[];
    /** Dossiers whose breaches could not be read; absent where all could. */
    readonly unread?: readonly string[];
  };
  /** Signed by the head: what was gathered at the position, and what will keep it from happening again. */
  AccountabilitySubmitted: OfReport & {
    readonly submittedBy: string;
    readonly position: string;
    readonly prevention: string;
    readonly open: readonly OpenBreach[];
    readonly dueAt: Instant;
    readonly late: boolean;
  };
  AccountabilityReviewed: OfReport & {
    readonly verdict: 'accepted' | 'returned';
    readonly reviewedBy: string;
    /** Always told for a return. */
    readonly reason?: string;
    /** When it is due again, after a return. */
    readonly dueAt?: Instant;
  };
}

export type AccountabilityReportEvent = EventOf<AccountabilityReportEvents>;
