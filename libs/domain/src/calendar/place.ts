import type { WorkingCalendar } from './calendar';
import { DAY_MS, yearOfNumber } from './day-number';
import { yearTable, type YearTable } from './year-table';

/** A day found in its year. */
export interface Place {
  readonly table: YearTable;
  /** Days since 1 January. */
  readonly index: number;
}

/** How far a count may walk beyond the year in which it starts. */
export const YEARS_WALKED_MAX = 100;

export const placeOfDay = (calendar: WorkingCalendar, day: number): Place => {
  const table = yearTable(calendar, yearOfNumber(day));
  return { table, index: day - table.firstDay };
};

/** The local day in which a moment falls. */
export const placeOfMs = (calendar: WorkingCalendar, ms: number): Place => {
  // Offsets lie between -12 and +14 hours, so the local day is the UTC day or a neighbour of it.
  const guess = Math.floor(ms / DAY_MS);
  const place = placeOfDay(calendar, guess);
  if (ms < (place.table.starts[place.index] ?? 0)) return placeOfDay(calendar, guess - 1);
  return ms < (place.table.starts[place.index + 1] ?? 0) ? place : placeOfDay(calendar, guess + 1);
};

export const dayAt = ({ table, index }: Place): number => table.firstDay + index;

/**
 * The working day that is `ordinal` working days from the first working day of the place's year (0 is that day).
 * @throws RangeError when the calendar has no such working day within 100 years.
 */
export const workingPlace = (calendar: WorkingCalendar, from: YearTable, ordinal: number): Place => {
  let table = from;
  let left = ordinal;
  for (let walked = 0; walked <= YEARS_WALKED_MAX; walked += 1) {
    const index = table.workingDays[left];
    if (index !== undefined) return { table, index };
    if (left >= 0) {
      left -= table.workingDays.length;
      table = yearTable(calendar, table.year + 1);
    } else {
      table = yearTable(calendar, table.year - 1);
      left += table.workingDays.length;
    }
  }
  throw new RangeError(
    `The calendar ${calendar.region} has no such working day within ${YEARS_WALKED_MAX} years`,
  );
};

/** The n-th working day after a place (n > 0), or before it (n < 0); n = 0 is the next working day from it on. */
export const nthWorkingPlace = (calendar: WorkingCalendar, { table, index }: Place, n: number): Place =>
  workingPlace(
    calendar,
    table,
    n > 0 ? (table.daysBefore[index + 1] ?? 0) + n - 1 : (table.daysBefore[index] ?? 0) + n,
  );
