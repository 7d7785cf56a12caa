import { epochMs, instantFromMs, type Instant, type PlainDate } from '@hoso/kernel';
import type { WorkingCalendar } from './calendar';
import { dayNumber, dayOfNumber } from './day-number';
import { dayAt, nthWorkingPlace, placeOfDay, placeOfMs, type Place } from './place';
import { closingMs, openingMs, stretchesOf } from './working-time';
import { yearTable } from './year-table';

const placeOf = (calendar: WorkingCalendar, day: PlainDate): Place => placeOfDay(calendar, dayNumber(day));

export const isWorkingDay = (calendar: WorkingCalendar, day: PlainDate): boolean =>
  stretchesOf(placeOf(calendar, day)).length > 0;

/** When a working day's first session begins. @throws RangeError on a day that is none. */
export const openingOf = (calendar: WorkingCalendar, day: PlainDate): Instant =>
  instantFromMs(openingMs(placeOf(calendar, day)));

/** When a working day's last session ends. @throws RangeError on a day that is none. */
export const closingOf = (calendar: WorkingCalendar, day: PlainDate): Instant =>
  instantFromMs(closingMs(placeOf(calendar, day)));

/** The last working day before a day, which need not be one itself. */
export const workingDayBefore = (calendar: WorkingCalendar, day: PlainDate): PlainDate =>
  nthWorkingDay(calendar, day, -1);

/** The first working day after a day, which need not be one itself. */
export const workingDayAfter = (calendar: WorkingCalendar, day: PlainDate): PlainDate =>
  nthWorkingDay(calendar, day, 1);

/** The n-th working day after a day (n > 0) or before it (n < 0); for 0 the day itself or the next working day. */
export const nthWorkingDay = (calendar: WorkingCalendar, day: PlainDate, n: number): PlainDate =>
  dayOfNumber(dayAt(nthWorkingPlace(calendar, placeOf(calendar, day), n)));

/**
 * Closing time of the n-th working day after the local day of a moment (before it when n < 0), for duties that
 * run from an event at whatever hour, such as "n working days after the breach".
 */
export const nthWorkingDayClosing = (calendar: WorkingCalendar, at: Instant, n: number): Instant =>
  instantFromMs(closingMs(nthWorkingPlace(calendar, placeOfMs(calendar, epochMs(at)), n)));

/** All working days of a year, in order. */
export const workingDaysOf = (calendar: WorkingCalendar, year: number): readonly PlainDate[] => {
  const { firstDay, workingDays } = yearTable(calendar, year);
  return workingDays.map((index) => dayOfNumber(firstDay + index));
};
