import { addDays, addMonths, dayOf, plainDateOf, VIETNAM, type Instant, type PlainDate } from '@hoso/kernel';

const MONTHS = 3;

/** What was said on paper in the last days of a month is keyed in by then. */
const AFTER_DAYS = 2;

const firstDayOf = (day: PlainDate): PlainDate => plainDateOf(`${day.slice(0, 7)}-01`);

/**
 * The months `2025-06` whose ratings the portal is to have: the last three that ended in Vietnam two days ago or earlier, the oldest
 * first. A month’s counts that change later than that are not told any more.
 */
export const monthsToTell = (now: Instant): readonly string[] => {
  const running = firstDayOf(addDays(dayOf(now, VIETNAM), -AFTER_DAYS));
  return Array.from({ length: MONTHS }, (_, nr) => addMonths(running, nr - MONTHS).slice(0, 7));
};
