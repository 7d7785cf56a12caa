import type { PortalRatingEvent, PortalRatingEvents, PortalRatingEventType } from '@hoso/domain';
import { vn } from './local-time';

const TRY = {
  ...{ month: '2025-06', procedure: '1.004222', attempt: 2 },
  counts: { verySatisfied: 12, satisfied: 7, dissatisfied: 1 },
} as const;

/** One realistic event of each type, with all that it can carry. */
const SAMPLES: { readonly [Type in PortalRatingEventType]: PortalRatingEvents[Type] } = {
  RatingExchangeBegun: TRY,
  RatingExchangeEnded: {
    ...TRY,
    outcome: 'not-now',
    cause: 'rate-limited',
    errorCode: '429',
    httpStatus: 429,
    fault: 'Quá nhiều yêu cầu',
  },
};

export const goldenPortalRatingEvents: readonly PortalRatingEvent[] = Object.entries(SAMPLES).map(
  ([type, data]) => ({ type, data, at: vn('2025-07-03T08:00') }) as PortalRatingEvent,
);
