import type { CalendarYear, Limit, Season, Session, WorkingCalendar } from '@hoso/domain';
import {
  checked,
  day,
  listOf,
  mapOf,
  matching,
  numberFrom,
  object,
  oneOf,
  optional,
  text,
  wholeFrom,
  type Shape,
} from './json-shape';

const isZone = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
};

/** `HH:mm`. */
export const timeOfDay = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time HH:mm');
const dayOfYear = matching(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the year MM-DD');
const weekday = checked<number>('a weekday from 1 (Monday) to 7', (value) =>
  [1, 2, 3, 4, 5, 6, 7].includes(value as number),
);

const plainSession = object<Session>({ from: timeOfDay, to: timeOfDay });

const session: Shape<Session> = (value, place) => {
  const read = plainSession(value, place);
  if (read?.from >= read?.to) place.faults.push(`${place.path}: it ends before it begins`);
  return read;
};

const year = object<CalendarYear>({
  off: listOf(day),
  worked: listOf(day),
  status: oneOf(['final', 'provisional']),
  source: text,
  missing: optional(listOf(text)),
  announcedAt: optional(day),
});

export const limitShape = object<Limit>({
  amount: numberFrom(0),
  unit: oneOf(['working-hours', 'working-days', 'calendar-days', 'months']),
});

export const calendarShape = object<WorkingCalendar>({
  region: text,
  version: wholeFrom(1),
  zone: checked('an IANA time zone such as Europe/Amsterdam', isZone),
  weekdays: listOf(weekday),
  seasons: listOf(object<Season>({ from: dayOfYear, to: dayOfYear, sessions: listOf(session) })),
  years: mapOf(year),
});
