import { instantFromMs, type PlainDate } from '@hoso/kernel';

export const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01: day arithmetic without a time zone. */
export const dayNumber = (day: PlainDate): number => Date.parse(day) / DAY_MS;

/** @throws RangeError outside the years 0000–9999. */
export const dayOfNumber = (number: number): PlainDate =>
  instantFromMs(number * DAY_MS).slice(0, 10) as PlainDate;

export const yearOfNumber = (number: number): number => new Date(number * DAY_MS).getUTCFullYear();

/** ISO weekday; 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;
