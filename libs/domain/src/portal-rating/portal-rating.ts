import type { Instant } from '@hoso/kernel';
import type { PortalRatingEvent, PortalRatingEvents, RatingCounts } from './events';

type Begun = PortalRatingEvents['RatingExchangeBegun'];
type Ended = PortalRatingEvents['RatingExchangeEnded'];

/** What the portal would not take, and its words. */
export interface RefusedRating {
  readonly counts: RatingCounts;
  readonly at: Instant;
  readonly errorCode?: string;
  readonly fault?: string;
}

/** How a month of a procedure stands at the portal. */
export interface PortalRating {
  readonly attempts: number;
  /** Begun, and not known to have ended. */
  readonly open?: { readonly sent: Begun; readonly at: Instant };
  /** What the portal has taken last. */
  readonly told?: RatingCounts;
  /** Sent since then, without an answer: the portal may have these, or some of them, or none. */
  readonly doubted?: readonly RatingCounts[];
  /** After which nothing was taken. */
  readonly refused?: RefusedRating;
}

export const UNTOLD_RATING: PortalRating = { attempts: 0 };

export const isSameCounts = (one: RatingCounts, other: RatingCounts): boolean =>
  one.verySatisfied === other.verySatisfied &&
  one.satisfied === other.satisfied &&
  one.dissatisfied === other.dissatisfied;

/** A creation of what is there already was taken once, unless the portal has, or may have, other counts: then it keeps those. */
const isTaken = ({ outcome, counts }: Ended, { told, doubted = [] }: PortalRating): boolean =>
  outcome === 'accepted' ||
  (outcome === 'exists' && told === undefined && doubted.every((each) => isSameCounts(each, counts)));

const doubtedAfter = ({ counts }: Ended, doubted: readonly RatingCounts[] = []): readonly RatingCounts[] =>
  doubted.some((each) => isSameCounts(each, counts)) ? doubted : [...doubted, counts];

const afterEnd = (rating: PortalRating, data: Ended, at: Instant): PortalRating => {
  const { open: _, ...closed } = rating;
  const { counts, errorCode, fault } = data;
  if (isTaken(data, rating)) return { attempts: rating.attempts, told: counts };
  if (data.outcome === 'not-now') return closed;
  if (data.outcome === 'unknown') return { ...closed, doubted: doubtedAfter(data, closed.doubted) };
  const words = { ...(errorCode !== undefined && { errorCode }), ...(fault !== undefined && { fault }) };
  return { ...closed, refused: { counts, at, ...words } };
};

export const evolvePortalRating = (rating: PortalRating, event: PortalRatingEvent): PortalRating => {
  switch (event.type) {
    case 'RatingExchangeBegun':
      return { ...rating, attempts: event.data.attempt, open: { sent: event.data, at: event.at } };
    case 'RatingExchangeEnded':
      return afterEnd(rating, event.data, event.at);
  }
};
