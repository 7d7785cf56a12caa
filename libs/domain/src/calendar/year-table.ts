import { epochMs, instantAt, type PlainDate } from '@hoso/kernel';
import type { CalendarYear, Season, Session, WorkingCalendar } from './calendar';
import { DAY_MS, dayNumber, dayOfNumber, weekdayOfNumber } from './day-number';

/** A session as epoch milliseconds, `from` inclusive, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One year of a calendar, computed once; index 0 is 1 January. */
export interface YearTable {
  readonly year: number;
  /** Day number of 1 January. */
  readonly firstDay: number;
  readonly days: number;
  readonly final: boolean;
  /** Local midnights in epoch ms, one more than there are days. */
  readonly starts: readonly number[];
  readonly stretches: readonly (readonly Stretch[])[];
  /** Working ms of the year before each day; the last entry is the year's sum. */
  readonly msBefore: readonly number[];
  /** Working days of the year before each day; the last entry is the year's count. */
  readonly daysBefore: readonly number[];
  /** Indices of the working days. */
  readonly workingDays: readonly number[];
}

const memo = new WeakMap<WorkingCalendar, Map<number, YearTable>>();

/** The days of one year of a calendar, from memory after the first call. */
export const yearTable = (calendar: WorkingCalendar, year: number): YearTable => {
  const years = memo.get(calendar) ?? new Map<number, YearTable>();
  if (years.size === 0) memo.set(calendar, years);
  const known = years.get(year);
  if (known) return known;
  const built = build(calendar, year);
  years.set(year, built);
  return built;
};

const pad = (year: number): string => String(year).padStart(4, '0');

const build = (calendar: WorkingCalendar, year: number): YearTable => {
  const firstDay = dayNumber(`${pad(year)}-01-01` as PlainDate);
  const days = dayNumber(`${pad(year)}-12-31` as PlainDate) - firstDay + 1;
  const starts = Array.from({ length: days + 1 }, (_, index) => midnight(calendar, firstDay + index));
  const table = calendar.years[pad(year)];
  const stretches = Array.from({ length: days }, (_, index) => {
    if (!isWorked(calendar, table, firstDay + index)) return [];
    const day = dayOfNumber(firstDay + index);
    const at = clockOf(calendar, day, starts.slice(index, index + 2));
    return sessionsOn(calendar.seasons, day)
      .map(({ from, to }) => ({ from: at(from), to: at(to) }))
      .filter(({ from, to }) => from < to);
  });
  const msBefore = [0];
  const daysBefore = [0];
  const workingDays: number[] = [];
  stretches.forEach((day, index) => {
    const ms = day.reduce((sum, { from, to }) => sum + to - from, 0);
    if (ms > 0) workingDays.push(index);
    msBefore.push((msBefore[index] ?? 0) + ms);
    daysBefore.push(workingDays.length);
  });
  return {
    year,
    firstDay,
    days,
    final: table?.status === 'final',
    starts,
    stretches,
    msBefore,
    daysBefore,
    workingDays,
  };
};

const midnight = ({ zone }: WorkingCalendar, day: number): number =>
  epochMs(instantAt(dayOfNumber(day), '00:00', zone));

const isWorked = (calendar: WorkingCalendar, table: CalendarYear | undefined, number: number): boolean => {
  const day = dayOfNumber(number);
  if (table?.worked.includes(day)) return true;
  return calendar.weekdays.includes(weekdayOfNumber(number)) && !table?.off.includes(day);
};

/** Sessions of the season in which a day lies; none when no season holds it. */
const sessionsOn = (seasons: readonly Season[], day: PlainDate): readonly Session[] =>
  seasons.find((season) => holds(season, day.slice(5)))?.sessions ?? [];

/** Whether a season holds a day of the year, `MM-DD`. */
export const holds = ({ from, to }: Season, day: string): boolean =>
  from <= to ? from <= day && day <= to : from <= day || day <= to;

/** Local `HH:mm` of a day as epoch ms; only a day on which the clocks change asks the time zone again. */
const clockOf = ({ zone }: WorkingCalendar, day: PlainDate, bounds: readonly number[]) => {
  const [start = 0, end = 0] = bounds;
  return (time: string): number =>
    end - start === DAY_MS
      ? start + Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3, 5)) * 60_000
      : epochMs(instantAt(day, time, zone));
};

/** Local `HH:mm` of the day at an index of a year, as epoch ms. */
export const timeOn = (
  calendar: WorkingCalendar,
  table: YearTable,
  place: { index: number; time: string },
): number =>
  clockOf(
    calendar,
    dayOfNumber(table.firstDay + place.index),
    table.starts.slice(place.index, place.index + 2),
  )(place.time);
