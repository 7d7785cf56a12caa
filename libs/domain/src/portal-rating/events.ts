import type { EventOf } from '@hoso/kernel';
import type { ExchangeOutcome } from '../portal-sync';

/** A month `2025-06` of a procedure, by our code. */
export interface RatedMonth {
  readonly month: string;
  readonly procedure: string;
}

/** How many applicants rated the service in the month, by what they said. */
export interface RatingCounts {
  readonly verySatisfied: number;
  readonly satisfied: number;
  readonly dissatisfied: number;
}

/** One try to tell the portal a month’s counts. */
interface Try extends RatedMonth {
  readonly counts: RatingCounts;
  /** Counted from 1 over all tries of this month and procedure. */
  readonly attempt: number;
}

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface PortalRatingEvents {
  /** Recorded before anything is sent. */
  readonly RatingExchangeBegun: Try;
  readonly RatingExchangeEnded: Try & {
    readonly outcome: Exclude<ExchangeOutcome, 'known'>;
    /** Why not now (`maintenance`, …); `interrupted` where nobody lived to hear the answer. */
    readonly cause?: string;
    readonly errorCode?: string;
    readonly httpStatus?: number;
    /** The portal’s words; what was sent names nobody. */
    readonly fault?: string;
  };
}

export type PortalRatingEvent = EventOf<PortalRatingEvents>;
export type PortalRatingEventType = keyof PortalRatingEvents;

const TYPES: Readonly<Record<PortalRatingEventType, true>> = {
  RatingExchangeBegun: true,
  RatingExchangeEnded: true,
};

export const PORTAL_RATING_EVENT_TYPES = Object.keys(TYPES) as readonly PortalRatingEventType[];
