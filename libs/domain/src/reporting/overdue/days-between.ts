import type { PlainDate } from '@hoso/kernel';

const DAY_MS = 86_400_000;

/** Calendar days from one day to another. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
