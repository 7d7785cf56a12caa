import { TOPICS } from '@hoso/contracts';
import type { PortalRatingEvents, RatingCounts } from '@hoso/domain';
import { unnoted, type PublishedStream } from './published-stream';
import { keyedBehind, simpleMessages } from './simple-messages';
import { telling, type Tellings } from './telling';

const PREFIX = 'portalrating-';

const countsOf = ({ verySatisfied, satisfied, dissatisfied }: RatingCounts) => ({
  verySatisfied,
  satisfied,
  dissatisfied,
});

const TELLINGS: Tellings<PortalRatingEvents> = {
  // Each try is told once, by its end; one that was interrupted has an end too.
  RatingExchangeBegun: 'untold',
  RatingExchangeEnded: telling(
    'vn.hoso.portal-rating.exchanged.v1',
    ({ month, procedure, counts, attempt, outcome, cause, errorCode, httpStatus }) => ({
      month,
      procedure,
      counts: countsOf(counts),
      attempt,
      outcome,
      cause,
      errorCode,
      httpStatus,
    }),
  ),
};

/** What the national portal was told of a month’s ratings, keyed by month and procedure. */
export const PORTAL_RATING_STREAM: PublishedStream = {
  prefix: PREFIX,
  noted: unnoted,
  messages: simpleMessages(TELLINGS, {
    topic: TOPICS.portalSync.name,
    addressOf: keyedBehind(PREFIX, 'portal-ratings'),
  }),
};
