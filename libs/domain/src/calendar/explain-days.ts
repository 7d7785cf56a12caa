import { instantFromMs } from '@hoso/kernel';
import type { WorkingCalendar } from './calendar';
import { dayOfNumber, weekdayOfNumber } from './day-number';
import { countedStep, lastDayStep, skippedStep, walkedStep, type DerivationStep } from './derivation';
import type { Count } from './due-date';
import { dayAt, placeOfDay, placeOfMs } from './place';
import { stretchesOf } from './working-time';
import type { Stretch } from './year-table';

const daysFrom = (first: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);

const stretchesOn = (calendar: WorkingCalendar, day: number): readonly Stretch[] =>
  stretchesOf(placeOfDay(calendar, day));

const skipped = (calendar: WorkingCalendar, day: number): DerivationStep =>
  skippedStep(
    calendar,
    dayOfNumber(day),
    calendar.weekdays.includes(weekdayOfNumber(day)) ? 'day-off' : 'weekly-rest',
  );

/** The days without work from `first` to before `end`. */
export const skippedSteps = (
  calendar: WorkingCalendar,
  first: number,
  end: number,
): readonly DerivationStep[] =>
  daysFrom(first, end)
    .filter((day) => stretchesOn(calendar, day).length === 0)
    .map((day) => skipped(calendar, day));

/** Working days: each day after the first, counted or skipped. */
export const countedSteps = (
  calendar: WorkingCalendar,
  { startDay, lastDay }: Count,
): readonly DerivationStep[] => {
  let ordinal = 0;
  return daysFrom(startDay + 1, lastDay + 1).map((day) => {
    if (stretchesOn(calendar, day).length === 0) return skipped(calendar, day);
    ordinal += 1;
    return countedStep(dayOfNumber(day), ordinal);
  });
};

/** Calendar days and months: the last day, and the days off by which it moves. */
export const rolledSteps = (
  calendar: WorkingCalendar,
  { lastDay, dueMs }: Count,
): readonly DerivationStep[] => [
  lastDayStep(dayOfNumber(lastDay)),
  ...skippedSteps(calendar, lastDay, dayAt(placeOfMs(calendar, dueMs))),
];

/** Working hours: each session walked, in part or whole, and the days off between. */
export const walkedSteps = (calendar: WorkingCalendar, count: Count): readonly DerivationStep[] =>
  daysFrom(count.startDay, count.lastDay + 1).flatMap((day) => {
    const stretches = stretchesOn(calendar, day);
    return stretches.length === 0 ? [skipped(calendar, day)] : walkedOn(calendar, stretches, count);
  });

const walkedOn = (
  { zone }: WorkingCalendar,
  stretches: readonly Stretch[],
  { startMs, dueMs }: Count,
): readonly DerivationStep[] =>
  stretches
    .map(({ from, to }) => ({ from: Math.max(from, startMs), to: Math.min(to, dueMs) }))
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) =>
      walkedStep({ at: instantFromMs(from), until: instantFromMs(to), ms: to - from }, zone),
    );
