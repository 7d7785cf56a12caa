import { addMonths, epochMs, instantFromMs, type Instant } from '@hoso/kernel';
import type { DueDate, Limit, WorkingCalendar } from './calendar';
import { dayNumber, dayOfNumber } from './day-number';
import { dayAt, nthWorkingPlace, placeOfDay, placeOfMs, type Place } from './place';
import { closingMs, isProvisional, officialMs, walk, type CountingOptions } from './working-time';

const HOUR_MS = 3_600_000;

/** The one count behind a due date and its explanation, in epoch milliseconds and day numbers. */
export interface Count {
  readonly limit: Limit;
  /** The moment given, and the one from which counting starts. */
  readonly givenMs: number;
  readonly startMs: number;
  readonly startDay: number;
  /** The last day of the limit before it moves off a day off; the due day itself for working units. */
  readonly lastDay: number;
  readonly dueMs: number;
}

/** A limit and how its start is read, as the last arguments of a count. */
export type Terms = readonly [limit: Limit, options?: CountingOptions];

/**
 * When a limit that starts with the reception at `from` ends: hours are walked through the sessions; for the
 * other units the first day is not counted (Civil Code 2015 art. 147) and the end is the closing time of the last
 * day, or of the next working day when that is a day off (art. 148). 0 days end at that day's closing time.
 * @throws RangeError when the amount is negative or, except for working hours, not whole.
 */
export const dueDate = (calendar: WorkingCalendar, from: Instant, ...terms: Terms): DueDate =>
  dueOf(calendar, countFrom(calendar, from, terms));

/**
 * The due date moved by an extension, counted from the current due date on: hours are walked on from it; n working
 * days end at closing time of the n-th working day after the due day; calendar days and months are laid from the
 * due day and end at closing time, on the next working day when that is a day off.
 * @throws RangeError as `dueDate`.
 */
export const extendDueDate = (calendar: WorkingCalendar, due: Instant, by: Limit): DueDate =>
  dueOf(calendar, countOn(calendar, due, by));

/** What a count comes to. */
export const dueOf = (calendar: WorkingCalendar, { givenMs, dueMs }: Count): DueDate => ({
  dueAt: instantFromMs(dueMs),
  provisional: isProvisional(calendar, givenMs, dueMs),
});

/** Counts a limit from a reception, whose moment is first made official. */
export const countFrom = (calendar: WorkingCalendar, from: Instant, [limit, options]: Terms): Count => {
  const givenMs = epochMs(from);
  return count(calendar, limit, { givenMs, startMs: officialMs(calendar, givenMs, options?.cutOff) });
};

/** Counts an extension from a due date, which is taken as it is. */
export const countOn = (calendar: WorkingCalendar, due: Instant, by: Limit): Count =>
  count(calendar, by, { givenMs: epochMs(due), startMs: epochMs(due) });

const count = (calendar: WorkingCalendar, limit: Limit, start: Pick<Count, 'givenMs' | 'startMs'>): Count => {
  assertCountable(limit);
  const from = placeOfMs(calendar, start.startMs);
  const common = { limit, ...start, startDay: dayAt(from) };
  if (limit.unit === 'working-hours') {
    const dueMs = walk(calendar, start.startMs, Math.round(limit.amount * HOUR_MS));
    return { ...common, lastDay: dayAt(placeOfMs(calendar, dueMs)), dueMs };
  }
  const last = lastPlace(calendar, from, { amount: limit.amount, unit: limit.unit });
  return { ...common, lastDay: dayAt(last), dueMs: closingMs(nthWorkingPlace(calendar, last, 0)) };
};

interface DayLimit {
  readonly amount: number;
  readonly unit: Exclude<Limit['unit'], 'working-hours'>;
}

const lastPlace = (calendar: WorkingCalendar, from: Place, { amount, unit }: DayLimit): Place => {
  switch (unit) {
    case 'working-days':
      return nthWorkingPlace(calendar, from, amount);
    case 'calendar-days':
      return placeOfDay(calendar, dayAt(from) + amount);
    case 'months':
      return placeOfDay(calendar, dayNumber(addMonths(dayOfNumber(dayAt(from)), amount)));
  }
};

const assertCountable = ({ amount, unit }: Limit): void => {
  const whole = unit === 'working-hours' || Number.isSafeInteger(amount);
  if (!whole || !Number.isFinite(amount) || amount < 0)
    throw new RangeError(`A limit in ${unit} is 0 or more${whole ? '' : ' and whole'}, not ${amount}`);
};
