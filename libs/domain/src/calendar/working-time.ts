import { epochMs, instantFromMs, type Instant } from '@hoso/kernel';
import type { DueDate, WorkingCalendar } from './calendar';
import { nthWorkingPlace, placeOfMs, YEARS_WALKED_MAX, type Place } from './place';
import { timeOn, yearTable, type Stretch, type YearTable } from './year-table';

/** A cut-off hour, local `HH:mm`: at or after it a dossier counts from the next working day. */
export interface CountingOptions {
  readonly cutOff?: string;
}

/**
 * The moment from which counting starts: `at` itself inside a session, otherwise the start of the next session;
 * a session's closing moment is already outside. At or after the cut-off: the opening of the next working day.
 */
export const officialInstant = (calendar: WorkingCalendar, at: Instant, cutOff?: string): Instant =>
  instantFromMs(officialMs(calendar, epochMs(at), cutOff));

export const officialMs = (calendar: WorkingCalendar, ms: number, cutOff?: string): number => {
  const opened = nextOpen(calendar, ms);
  return cutOff === undefined ? opened : afterCutOff(calendar, opened, cutOff);
};

const nextOpen = (calendar: WorkingCalendar, ms: number): number => {
  const place = placeOfMs(calendar, ms);
  const stretch = stretchesOf(place).find(({ to }) => ms < to);
  return stretch ? Math.max(ms, stretch.from) : openingMs(nthWorkingPlace(calendar, place, 1));
};

const afterCutOff = (calendar: WorkingCalendar, opened: number, time: string): number => {
  const place = placeOfMs(calendar, opened);
  if (opened < timeOn(calendar, place.table, { index: place.index, time })) return opened;
  return openingMs(nthWorkingPlace(calendar, place, 1));
};

/** Exact working milliseconds between two moments; 0 when `to` does not lie after `from`. */
export const workingMs = (calendar: WorkingCalendar, from: Instant, to: Instant): number =>
  to <= from ? 0 : workingMsBetween(calendar, epochMs(from), epochMs(to));

const workingMsBetween = (calendar: WorkingCalendar, from: number, to: number): number => {
  const first = placeOfMs(calendar, from);
  const last = placeOfMs(calendar, to);
  let sum = elapsed(last, to) - elapsed(first, from);
  for (let year = first.table.year; year < last.table.year; year += 1)
    sum += total(yearTable(calendar, year));
  return sum;
};

/**
 * The earliest moment by which `ms` of working time have passed since `from`: a walk that ends exactly at a
 * session's end is due at that end, and 0 ms end at `from`. Provisional when it touches a year that is not final.
 * @throws RangeError when `ms` is negative or the calendar has too little working time.
 */
export const addWorkingMs = (calendar: WorkingCalendar, from: Instant, ms: number): DueDate => {
  const start = epochMs(from);
  const end = walk(calendar, start, ms);
  return { dueAt: instantFromMs(end), provisional: isProvisional(calendar, start, end) };
};

/** `addWorkingMs` in epoch milliseconds. */
export const walk = (calendar: WorkingCalendar, from: number, ms: number): number => {
  if (!(ms >= 0)) throw new RangeError(`Working time to add is 0 ms or more, not ${ms}`);
  if (ms === 0) return from;
  const place = placeOfMs(calendar, from);
  let table = place.table;
  let left = elapsed(place, from) + ms;
  for (let walked = 0; left > total(table); walked += 1) {
    if (walked === YEARS_WALKED_MAX)
      throw new RangeError(
        `The calendar ${calendar.region} has less than ${ms} ms in ${YEARS_WALKED_MAX} years`,
      );
    left -= total(table);
    table = yearTable(calendar, table.year + 1);
  }
  return momentIn(table, left);
};

/** Whether the days from one moment to another touch a year that is not final. */
export const isProvisional = (calendar: WorkingCalendar, from: number, to: number): boolean => {
  const last = placeOfMs(calendar, to).table.year;
  for (let year = placeOfMs(calendar, from).table.year; year <= last; year += 1)
    if (!yearTable(calendar, year).final) return true;
  return false;
};

export const stretchesOf = ({ table, index }: Place): readonly Stretch[] => table.stretches[index] ?? [];

/** @throws RangeError when the place is no working day. */
export const openingMs = (place: Place): number => edges(place).opening;

/** @throws RangeError when the place is no working day. */
export const closingMs = (place: Place): number => edges(place).closing;

const edges = (place: Place) => {
  const stretches = stretchesOf(place);
  const first = stretches[0];
  const last = stretches[stretches.length - 1];
  if (!first || !last)
    throw new RangeError(`Day ${place.index + 1} of ${place.table.year} is no working day`);
  return { opening: first.from, closing: last.to };
};

const total = ({ msBefore, days }: YearTable): number => msBefore[days] ?? 0;

/** Working ms of the place's year up to a moment of that day. */
const elapsed = (place: Place, ms: number): number =>
  stretchesOf(place).reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(ms, to) - from),
    place.table.msBefore[place.index] ?? 0,
  );

/** The earliest moment of a year by which `ms` of its working time have passed; 0 < ms <= the year's sum. */
const momentIn = (table: YearTable, ms: number): number => {
  let low = 0;
  let high = table.days - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table.msBefore[middle + 1] ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  let left = ms - (table.msBefore[low] ?? 0);
  for (const { from, to } of stretchesOf({ table, index: low })) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  throw new RangeError(`The year ${table.year} has less than ${ms} ms of working time`);
};
