import { weekdayOf, type PlainDate } from '@hoso/kernel';
import type { CalendarYear } from './calendar';
import { refuse, type CalendarRefusal } from './refusals';

/** A year as it is announced, and the working week that it changes. */
export interface AnnouncedYear {
  readonly year: string;
  readonly table: CalendarYear;
  readonly weekdays: readonly number[];
}

/** Why the table of a year cannot stand; undefined when it can. */
export const faultInYear = (announced: AnnouncedYear): CalendarRefusal | undefined =>
  faultInStanding(announced) ?? faultInDates(announced) ?? faultInWeek(announced);

const faultInStanding = ({ year, table }: AnnouncedYear): CalendarRefusal | undefined => {
  if (!/^\d{4}$/.test(year)) return refuse('year-invalid', { year });
  if (table.source.trim() === '') return refuse('source-missing', { year });
  const missing = table.missing ?? [];
  if (table.status === 'final' && missing.length > 0)
    return refuse('final-year-incomplete', { year, missing });
  return undefined;
};

const faultInDates = ({ year, table }: AnnouncedYear): CalendarRefusal | undefined => {
  const outside = [...table.off, ...table.worked].find((day) => day.slice(0, 4) !== year);
  if (outside !== undefined) return refuse('date-outside-year', { year, day: outside });
  const both = table.off.find((day) => table.worked.includes(day));
  if (both !== undefined) return refuse('date-off-and-worked', { year, day: both });
  const twice = repeated(table.off) ?? repeated(table.worked);
  return twice === undefined ? undefined : refuse('date-listed-twice', { year, day: twice });
};

const repeated = (days: readonly PlainDate[]): PlainDate | undefined =>
  days.find((day, index) => days.indexOf(day) !== index);

const faultInWeek = ({ year, table, weekdays }: AnnouncedYear): CalendarRefusal | undefined => {
  const inWeek = (day: PlainDate): boolean => weekdays.includes(weekdayOf(day));
  const off = table.off.find((day) => !inWeek(day));
  if (off !== undefined) return refuse('off-on-rest-day', { year, day: off, weekdays });
  const worked = table.worked.find(inWeek);
  return worked === undefined ? undefined : refuse('worked-on-weekday', { year, day: worked, weekdays });
};
