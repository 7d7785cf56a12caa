import { addDays, dayOf, epochMs, instantFromMs, weekdayOf } from '@hoso/kernel';
import type { PlainDate } from '@hoso/kernel';
import * as fc from 'fast-check';
import {
  addWorkingMs,
  dueDate,
  explainDueDate,
  explainExtension,
  extendDueDate,
  HAI_DUONG,
  nthWorkingDay,
  officialInstant,
  workingMs,
} from './index';
import type { CalendarYear, Limit, WorkingCalendar } from './index';

const instant = fc
  .integer({ min: Date.parse('2022-12-01'), max: Date.parse('2027-02-01') })
  .map((ms) => instantFromMs(ms));
const unit = fc.constantFrom<Limit['unit']>('working-hours', 'working-days', 'calendar-days', 'months');
const amount = fc.integer({ min: 0, max: 40 });
const limit = fc.record({ amount, unit });

const withDayOff = (calendar: WorkingCalendar, day: PlainDate): WorkingCalendar => {
  const year = day.slice(0, 4);
  const table: CalendarYear = calendar.years[year] ?? {
    off: [],
    worked: [],
    status: 'provisional',
    source: '',
  };
  return { ...calendar, years: { ...calendar.years, [year]: { ...table, off: [...table.off, day] } } };
};

it('n working days back from n working days ahead is the day itself, over years', () =>
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 800 }), (at, n) => {
      const day = nthWorkingDay(HAI_DUONG, dayOf(at, HAI_DUONG.zone), 0);
      expect(nthWorkingDay(HAI_DUONG, nthWorkingDay(HAI_DUONG, day, n), -n)).toBe(day);
    }),
    { numRuns: 300 },
  ));

it('a holiday added inside the window never brings a due date nearer', () =>
  fc.assert(
    fc.property(instant, limit, fc.nat(), (from, by, pick) => {
      const before = dueDate(HAI_DUONG, from, by).dueAt;
      const days = Math.floor((epochMs(before) - epochMs(from)) / 86_400_000) + 1;
      const holiday = addDays(dayOf(from, HAI_DUONG.zone), pick % days);
      fc.pre(weekdayOf(holiday) <= 5);
      expect(dueDate(withDayOff(HAI_DUONG, holiday), from, by).dueAt >= before).toBe(true);
    }),
    { numRuns: 60 },
  ));

it('a later reception is never due earlier, nor is a longer limit', () =>
  fc.assert(
    fc.property(instant, fc.nat(20 * 86_400_000), limit, (from, later, by) => {
      const due = dueDate(HAI_DUONG, from, by).dueAt;
      expect(dueDate(HAI_DUONG, instantFromMs(epochMs(from) + later), by).dueAt >= due).toBe(true);
      expect(dueDate(HAI_DUONG, from, { ...by, amount: by.amount + 1 }).dueAt >= due).toBe(true);
    }),
    { numRuns: 1000 },
  ));

it('working time is the sum of its parts', () =>
  fc.assert(
    fc.property(fc.tuple(instant, instant, instant), (three) => {
      const [a, b, c] = [...three].sort() as typeof three;
      const parts = workingMs(HAI_DUONG, a, b) + workingMs(HAI_DUONG, b, c);
      expect(workingMs(HAI_DUONG, a, c)).toBe(parts);
    }),
    { numRuns: 1000 },
  ));

it('working time added is working time measured, and ends at the first moment that measures so', () =>
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 2000 * 3_600_000 }), (at, ms) => {
      const from = officialInstant(HAI_DUONG, at);
      const { dueAt } = addWorkingMs(HAI_DUONG, from, ms);
      expect(workingMs(HAI_DUONG, from, dueAt)).toBe(ms);
      expect(workingMs(HAI_DUONG, from, instantFromMs(epochMs(dueAt) - 1))).toBe(ms - 1);
    }),
    { numRuns: 1000 },
  ));

it('an empty pause leaves a counted due date where it is', () =>
  fc.assert(
    fc.property(instant, limit, fc.double({ min: 0, max: 1, noNaN: true }), (from, by, share) => {
      const { dueAt } = dueDate(HAI_DUONG, from, by);
      const span = Math.max(0, epochMs(dueAt) - epochMs(from));
      const paused = instantFromMs(epochMs(from) + Math.floor(span * share));
      const left = workingMs(HAI_DUONG, paused, dueAt);
      fc.pre(left > 0);
      expect(addWorkingMs(HAI_DUONG, paused, left).dueAt).toBe(dueAt);
    }),
    { numRuns: 500 },
  ));

it('an explanation comes to the same date, and its parts to the whole limit', () =>
  fc.assert(
    fc.property(instant, limit, fc.constantFrom({}, { cutOff: '15:00' }), (from, by, options) => {
      const { steps, ...due } = explainDueDate(HAI_DUONG, from, by, options);
      expect(due).toEqual(dueDate(HAI_DUONG, from, by, options));
      expect(steps.filter(({ rule }) => rule === 'due')).toEqual([
        expect.objectContaining({ at: due.dueAt }),
      ]);
      expect(steps.some(({ rule }) => rule === 'year-not-final')).toBe(due.provisional);
      const walked = steps.reduce((sum, step) => sum + (step.rule === 'session-walked' ? step.ms : 0), 0);
      expect(walked).toBe(by.unit === 'working-hours' ? by.amount * 3_600_000 : 0);
      const counted = steps.filter(({ rule }) => rule === 'day-counted').length;
      expect(counted).toBe(by.unit === 'working-days' ? by.amount : 0);
      const { steps: _, ...extended } = explainExtension(HAI_DUONG, due.dueAt, by);
      expect(extended).toEqual(extendDueDate(HAI_DUONG, due.dueAt, by));
    }),
    { numRuns: 300 },
  ));
