import { addDays, addMonths, dayOf, epochMs, instantAt, instantFromMs, weekdayOf } from '@hoso/kernel';
import type { Instant, PlainDate } from '@hoso/kernel';
import * as fc from 'fast-check';
import { addWorkingMs, dueDate, HAI_DUONG, officialInstant, workingMs } from './index';
import type { Limit, WorkingCalendar } from './index';

// The law told a second time, naively: day by day and session by session, nothing remembered, nothing summed ahead.

const worksOn = ({ years, weekdays }: WorkingCalendar, day: PlainDate): boolean => {
  const year = years[day.slice(0, 4)];
  if (year?.off.includes(day)) return false;
  return weekdays.includes(weekdayOf(day)) || (year?.worked ?? []).includes(day);
};

const sessionsOf = (calendar: WorkingCalendar, day: PlainDate): (readonly [Instant, Instant])[] => {
  if (!worksOn(calendar, day)) return [];
  const monthDay = day.slice(5);
  for (const { from, to, sessions } of calendar.seasons) {
    const inside = from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
    if (inside)
      return sessions.map((s) => [
        instantAt(day, s.from, calendar.zone),
        instantAt(day, s.to, calendar.zone),
      ]);
  }
  return [];
};

function* sessionsSince(calendar: WorkingCalendar, day: PlainDate) {
  for (let today = day; ; today = addDays(today, 1)) yield* sessionsOf(calendar, today);
}

const nextWorkingDay = (calendar: WorkingCalendar, day: PlainDate): PlainDate =>
  worksOn(calendar, day) ? day : nextWorkingDay(calendar, addDays(day, 1));

const opening = (calendar: WorkingCalendar, day: PlainDate) => sessionsOf(calendar, day)[0]![0];
const closing = (calendar: WorkingCalendar, day: PlainDate) => sessionsOf(calendar, day).at(-1)![1];

const naiveOfficial = (calendar: WorkingCalendar, at: Instant, cutOff?: string): Instant => {
  let official = at;
  for (const [from, to] of sessionsSince(calendar, dayOf(at, calendar.zone)))
    if (at < to) {
      official = from > at ? from : at;
      break;
    }
  const day = dayOf(official, calendar.zone);
  return cutOff !== undefined && official >= instantAt(day, cutOff, calendar.zone)
    ? opening(calendar, nextWorkingDay(calendar, addDays(day, 1)))
    : official;
};

const naiveWorkingMs = (calendar: WorkingCalendar, from: Instant, to: Instant): number => {
  let sum = 0;
  for (const [start, end] of sessionsSince(calendar, dayOf(from, calendar.zone))) {
    if (start >= to) return sum;
    const first = start > from ? start : from;
    const last = end < to ? end : to;
    if (first < last) sum += epochMs(last) - epochMs(first);
  }
  return sum;
};

const naiveAdd = (calendar: WorkingCalendar, from: Instant, ms: number): Instant => {
  let left = ms;
  let at = from;
  for (const [start, end] of sessionsSince(calendar, dayOf(from, calendar.zone))) {
    if (left === 0) break;
    const first = start > from ? start : from;
    const length = Math.max(0, epochMs(end) - epochMs(first));
    if (length > 0) at = instantFromMs(epochMs(first) + Math.min(left, length));
    left -= Math.min(left, length);
  }
  return at;
};

const naiveDue = (calendar: WorkingCalendar, official: Instant, { amount, unit }: Limit): Instant => {
  let day = dayOf(official, calendar.zone);
  switch (unit) {
    case 'working-hours':
      return naiveAdd(calendar, official, Math.round(amount * 3_600_000));
    case 'working-days':
      for (let left = amount; left > 0; left -= 1) day = nextWorkingDay(calendar, addDays(day, 1));
      return closing(calendar, day);
    case 'calendar-days':
      return closing(calendar, nextWorkingDay(calendar, addDays(day, amount)));
    case 'months':
      return closing(calendar, nextWorkingDay(calendar, addMonths(day, amount)));
  }
};

const day = (text: string) => text as PlainDate;
const AMSTERDAM: WorkingCalendar = {
  region: 'amsterdam',
  version: 1,
  zone: 'Europe/Amsterdam',
  weekdays: [1, 2, 3, 4, 5],
  seasons: [
    {
      from: '01-01',
      to: '12-31',
      sessions: [
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
    },
  ],
  years: {
    '2011': { off: [day('2011-04-25'), day('2011-06-02')], worked: [], status: 'final', source: 'spec' },
    '2012': { off: [day('2012-04-09'), day('2012-04-30')], worked: [], status: 'final', source: 'spec' },
  },
};
// Works through the nights in which the clocks change, so that a session has an hour less or more.
const NIGHT_SHIFT: WorkingCalendar = {
  ...AMSTERDAM,
  region: 'night-shift',
  weekdays: [1, 3, 5, 6, 7],
  seasons: [
    { from: '10-01', to: '05-31', sessions: [{ from: '01:30', to: '05:00' }] },
    {
      from: '06-01',
      to: '09-30',
      sessions: [
        { from: '00:00', to: '02:15' },
        { from: '20:00', to: '23:30' },
      ],
    },
  ],
};

// West of Greenwich the local day is behind the day of the instant.
const NEW_YORK: WorkingCalendar = { ...NIGHT_SHIFT, region: 'new-york', zone: 'America/New_York' };

const instants = (from: string, to: string) =>
  fc
    .oneof(
      fc.integer({ min: Date.parse(from), max: Date.parse(to) }),
      // Whole quarters meet the edges of sessions, where counting goes wrong.
      fc.integer({ min: Date.parse(from) / 900_000, max: Date.parse(to) / 900_000 }).map((n) => n * 900_000),
    )
    .map(instantFromMs);

const limits = fc.oneof<fc.Arbitrary<Limit>[]>(
  fc.record({
    amount: fc.integer({ min: 0, max: 480 }).map((n) => n / 4),
    unit: fc.constant('working-hours'),
  }),
  fc.record({ amount: fc.integer({ min: 0, max: 60 }), unit: fc.constant('working-days') }),
  fc.record({ amount: fc.integer({ min: 0, max: 120 }), unit: fc.constant('calendar-days') }),
  fc.record({ amount: fc.integer({ min: 0, max: 6 }), unit: fc.constant('months') }),
);

describe.each([
  { name: 'Hải Dương', calendar: HAI_DUONG, span: ['2022-10-01', '2027-06-01'], cutOff: '15:00' },
  { name: 'Amsterdam', calendar: AMSTERDAM, span: ['2010-10-01', '2013-06-01'], cutOff: '15:00' },
  { name: 'the night shift', calendar: NIGHT_SHIFT, span: ['2010-10-01', '2013-06-01'], cutOff: '02:30' },
  { name: 'New York', calendar: NEW_YORK, span: ['2011-10-01', '2013-06-01'], cutOff: '21:00' },
] as const)('$name, counted naively and by the memoised tables, agrees', ({ calendar, span, cutOff }) => {
  const at = instants(span[0], span[1]);
  const runs = { numRuns: 300 };

  it('on the official instant and the due date', () =>
    fc.assert(
      fc.property(at, limits, fc.constantFrom(undefined, cutOff), (received, limit, cut) => {
        const official = naiveOfficial(calendar, received, cut);
        expect(officialInstant(calendar, received, cut)).toBe(official);
        const { dueAt } = dueDate(calendar, received, limit, cut === undefined ? {} : { cutOff: cut });
        expect(dueAt).toBe(naiveDue(calendar, official, limit));
      }),
      runs,
    ));

  it('on working time, measured and added', () =>
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 400 * 86_400_000 }), (start, length) => {
        const end = instantFromMs(epochMs(start) + length);
        const ms = naiveWorkingMs(calendar, start, end);
        expect(workingMs(calendar, start, end)).toBe(ms);
        expect(addWorkingMs(calendar, start, ms).dueAt).toBe(naiveAdd(calendar, start, ms));
      }),
      { numRuns: 100 },
    ));
});
