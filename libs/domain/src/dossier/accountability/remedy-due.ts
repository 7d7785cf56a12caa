import type { Instant, PlainDate } from '@hoso/kernel';
import { closingOf, nthWorkingDay, type WorkingCalendar } from '../../calendar';

/** By when a remedy must be done: closing time of its last day, or of the next working day (BLDS 2015 art. 148). */
export const remedyDueAt = (calendar: WorkingCalendar, dueOn: PlainDate): Instant =>
  closingOf(calendar, nthWorkingDay(calendar, dueOn, 0));
