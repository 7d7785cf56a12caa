import { epochMs, instantFromMs, type Decider, type Decision, type Instant } from '@hoso/kernel';
import type { PortalRatingEvent, PortalRatingEvents, RatedMonth, RatingCounts } from './events';
import { evolvePortalRating, isSameCounts, UNTOLD_RATING, type PortalRating } from './portal-rating';
import { refuse, type PortalRatingRefusal } from './refusals';

export type BeginRating = RatedMonth & { readonly counts: RatingCounts };
export type EndRating = PortalRatingEvents['RatingExchangeEnded'];

/** What may be asked of the stream `portalrating-<month>-<procedure>`. */
export type PortalRatingCommand =
  | { readonly type: 'BeginRating'; readonly data: BeginRating }
  | { readonly type: 'EndRating'; readonly data: EndRating };

export interface PortalRatingFacts {
  readonly at: Instant;
}

const REFUSED_REST_MS = 24 * 3_600_000;

const refuseBegin = ({ counts }: BeginRating, { told, refused }: PortalRating, { at }: PortalRatingFacts) => {
  const { verySatisfied, satisfied, dissatisfied } = counts;
  if (verySatisfied + satisfied + dissatisfied === 0) return refuse('nothing-rated', {});
  if (told && isSameCounts(told, counts)) return refuse('rating-told', { ...counts });
  if (!refused || !isSameCounts(refused.counts, counts)) return undefined;
  const again = instantFromMs(epochMs(refused.at) + REFUSED_REST_MS);
  return at < again ? refuse('rating-refused-lately', { again }) : undefined;
};

/** Whether the portal is to be told these counts now. */
export const isRatingDue = (data: BeginRating, rating: PortalRating, facts: PortalRatingFacts): boolean =>
  refuseBegin(data, rating, facts) === undefined;

/** How counts stand: the portal has them, would not take them, or is to be told yet. */
export type RatingStanding = 'told' | 'refused' | 'waiting';

export const ratingStandingOf = ({ told, refused }: PortalRating, counts: RatingCounts): RatingStanding => {
  if (told && isSameCounts(told, counts)) return 'told';
  return refused && isSameCounts(refused.counts, counts) ? 'refused' : 'waiting';
};

type Rule<Data> = (
  data: Data,
  rating: PortalRating,
  facts: PortalRatingFacts,
) => Decision<PortalRatingEvent, PortalRatingRefusal>;

/** Nobody lived to hear how the exchange before ended; the same month told again replaces what may have come. */
const interrupted = ({ open }: PortalRating, { at }: PortalRatingFacts): readonly PortalRatingEvent[] =>
  open
    ? [{ type: 'RatingExchangeEnded', data: { ...open.sent, outcome: 'unknown', cause: 'interrupted' }, at }]
    : [];

const begin: Rule<BeginRating> = ({ month, procedure, counts }, rating, facts) => {
  const refusal = refuseBegin({ month, procedure, counts }, rating, facts);
  if (refusal) return refusal;
  const data = { month, procedure, counts, attempt: rating.attempts + 1 };
  return [...interrupted(rating, facts), { type: 'RatingExchangeBegun', data, at: facts.at }];
};

const end: Rule<EndRating> = (data, { open }, { at }) =>
  open?.sent.attempt === data.attempt
    ? [{ type: 'RatingExchangeEnded', data, at }]
    : refuse('rating-not-begun', { attempt: data.attempt, open: open?.sent.attempt ?? null });

/** A month’s ratings of one procedure on their way to the portal: intended before, told after, again when they changed. */
export const portalRatingDecider: Decider<
  PortalRatingCommand,
  PortalRating,
  PortalRatingEvent,
  PortalRatingFacts,
  PortalRatingRefusal
> = {
  initial: UNTOLD_RATING,
  decide: (command, rating, facts) =>
    command.type === 'BeginRating' ? begin(command.data, rating, facts) : end(command.data, rating, facts),
  evolve: evolvePortalRating,
};
