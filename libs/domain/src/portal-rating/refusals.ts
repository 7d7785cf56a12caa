import type { Refusal } from '@hoso/kernel';

/** Every way in which telling a month’s ratings is refused, and what the refusal rests on. */
export const PORTAL_RATING_REFUSAL_SOURCES = {
  'nothing-rated': 'Hoso design, nothing invented: of a month without ratings there are no shares to tell',
  'rating-told': 'Hoso design, once: what the portal has taken is not sent again',
  'rating-refused-lately':
    'Hoso design, once: what the portal refused goes again when the counts have changed, or a day later',
  'rating-not-begun': 'Hoso design, once: what is sent was recorded before',
} as const satisfies Record<string, string>;

export type PortalRatingRefusal = keyof typeof PORTAL_RATING_REFUSAL_SOURCES;

export const refuse = (
  refused: PortalRatingRefusal,
  facts: Refusal['facts'],
): Refusal<PortalRatingRefusal> => ({ refused, facts, source: PORTAL_RATING_REFUSAL_SOURCES[refused] });
