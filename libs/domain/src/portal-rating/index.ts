export { isRatingDue, portalRatingDecider, ratingStandingOf } from './decider';
export type {
  BeginRating,
  EndRating,
  PortalRatingCommand,
  PortalRatingFacts,
  RatingStanding,
} from './decider';
export { PORTAL_RATING_EVENT_TYPES } from './events';
export type {
  PortalRatingEvent,
  PortalRatingEvents,
  PortalRatingEventType,
  RatedMonth,
  RatingCounts,
} from './events';
export type { PortalRating, RefusedRating } from './portal-rating';
export { PORTAL_RATING_REFUSAL_SOURCES } from './refusals';
export type { PortalRatingRefusal } from './refusals';
