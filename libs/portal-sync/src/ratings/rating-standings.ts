import type { PortalRatings } from '@hoso/application';
import { ratingStandingOf, type RatedMonth, type RatingStanding } from '@hoso/domain';
import type { ProcedureRatings, RatingsIn } from './rating-round';

/** A month’s ratings of a procedure, and how they stand at the portal. */
export interface StandingRatings extends ProcedureRatings, RatedMonth {
  readonly standing: RatingStanding;
  readonly attempts: number;
  /** The portal’s words where it would not take them. */
  readonly fault?: string;
}

export interface RatingStandingParts {
  readonly ratingsIn: RatingsIn;
  readonly ratings: PortalRatings;
}

/** How the ratings of some months stand, as they are recorded now. */
export const ratingStandings = async (
  { ratingsIn, ratings }: RatingStandingParts,
  months: readonly string[],
): Promise<readonly StandingRatings[]> => {
  const found: StandingRatings[] = [];
  for (const month of months)
    for (const { procedure, counts } of await ratingsIn(month)) {
      const { rating } = await ratings.load({ month, procedure });
      const standing = ratingStandingOf(rating, counts);
      const fault = standing === 'refused' ? rating.refused?.fault : undefined;
      const { attempts } = rating;
      found.push({ month, procedure, counts, standing, attempts, ...(fault !== undefined && { fault }) });
    }
  return found;
};
