import { instantOf, plainDateOf } from '@hoso/kernel';
import { calendarDecider } from './decider';
import {
  addWorkingMs,
  closingOf,
  HAI_DUONG,
  isWorkingDay,
  openingOf,
  workingDayAfter,
  workingDayBefore,
  workingDaysOf,
  workingMs,
} from './index';

const vn = (local: string) => instantOf(`${local}+07:00`);
const HOUR = 3_600_000;

it.each([
  [2023, 249],
  [2024, 251],
  [2025, 250],
  [2026, 249],
  [2027, 255],
])('%i has %i working days of eight hours', (year, days) => {
  expect(workingDaysOf(HAI_DUONG, year)).toHaveLength(days);
  expect(workingMs(HAI_DUONG, vn(`${year}-01-01T00:00`), vn(`${year + 1}-01-01T00:00`))).toBe(
    days * 8 * HOUR,
  );
});

it('could be announced as it stands', () => {
  const { version, ...calendar } = HAI_DUONG;
  const command = { type: 'AnnounceCalendar', data: { calendar } } as const;
  const at = vn('2026-11-23T09:00');
  expect(calendarDecider.decide(command, undefined, { at })).toEqual([
    { type: 'CalendarAnnounced', data: { calendar: { ...calendar, version } }, at },
  ]);
});

it('knows its working days and their hours', () => {
  expect(isWorkingDay(HAI_DUONG, plainDateOf('2025-04-26'))).toBe(true);
  expect(isWorkingDay(HAI_DUONG, plainDateOf('2025-05-02'))).toBe(false);
  expect(workingDayBefore(HAI_DUONG, plainDateOf('2025-02-03'))).toBe('2025-01-24');
  expect(workingDayAfter(HAI_DUONG, plainDateOf('2025-04-29'))).toBe('2025-05-05');
  expect(openingOf(HAI_DUONG, plainDateOf('2025-04-01'))).toBe(vn('2025-04-01T07:00'));
  expect(closingOf(HAI_DUONG, plainDateOf('2025-03-31'))).toBe(vn('2025-03-31T16:30'));
  expect(() => closingOf(HAI_DUONG, plainDateOf('2025-05-02'))).toThrow(RangeError);
});

it('measures exactly, to the millisecond and over lunch, night and Tết', () => {
  expect(workingMs(HAI_DUONG, vn('2025-06-10T11:29:59.999'), vn('2025-06-10T13:30:00.001'))).toBe(2);
  expect(workingMs(HAI_DUONG, vn('2025-01-24T15:30'), vn('2025-02-03T08:00'))).toBe(1.5 * HOUR);
  expect(workingMs(HAI_DUONG, vn('2025-02-03T08:00'), vn('2025-01-24T15:30'))).toBe(0);
});

it('adds nothing to a moment by adding no time, so that an empty pause changes nothing', () =>
  expect(addWorkingMs(HAI_DUONG, vn('2025-02-14T16:30'), 0).dueAt).toBe(vn('2025-02-14T16:30')));
