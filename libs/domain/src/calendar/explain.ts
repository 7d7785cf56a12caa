import { instantFromMs, type Instant } from '@hoso/kernel';
import type { Limit, WorkingCalendar } from './calendar';
import { momentStep, yearStep, type DerivationStep, type ExplainedDueDate } from './derivation';
import { countFrom, countOn, dueOf, type Count, type Terms } from './due-date';
import { countedSteps, rolledSteps, skippedSteps, walkedSteps } from './explain-days';
import { dayAt, placeOfMs } from './place';
import { officialMs } from './working-time';
import { yearTable } from './year-table';

/** `dueDate` with its derivation, from the same count. @throws RangeError as `dueDate`. */
export const explainDueDate = (
  calendar: WorkingCalendar,
  from: Instant,
  ...terms: Terms
): ExplainedDueDate => {
  const count = countFrom(calendar, from, terms);
  const start = [moment(calendar, 'received', count.givenMs), ...officialSteps(calendar, count)];
  return explained(calendar, count, start);
};

/** `extendDueDate` with its derivation, from the same count. @throws RangeError as `dueDate`. */
export const explainExtension = (calendar: WorkingCalendar, due: Instant, by: Limit): ExplainedDueDate => {
  const count = countOn(calendar, due, by);
  return explained(calendar, count, [moment(calendar, 'extended-from', count.givenMs)]);
};

const moment = (
  { zone }: WorkingCalendar,
  rule: Parameters<typeof momentStep>[0],
  ms: number,
): DerivationStep => momentStep(rule, instantFromMs(ms), zone);

const explained = (
  calendar: WorkingCalendar,
  count: Count,
  start: readonly DerivationStep[],
): ExplainedDueDate => ({
  ...dueOf(calendar, count),
  steps: [
    ...start,
    ...countingSteps(calendar, count),
    moment(calendar, 'due', count.dueMs),
    ...openYears(calendar, count),
  ],
});

/** How the moment given became the official one: first the next session, then the cut-off. */
const officialSteps = (calendar: WorkingCalendar, { givenMs, startMs }: Count): readonly DerivationStep[] => {
  const openedMs = officialMs(calendar, givenMs);
  const days = [givenMs, openedMs, startMs].map((ms) => dayAt(placeOfMs(calendar, ms)));
  const [given = 0, opened = 0, start = 0] = days;
  const outside = openedMs === givenMs ? [] : [moment(calendar, 'next-session', openedMs)];
  const cut = startMs === openedMs ? [] : [moment(calendar, 'cut-off', startMs)];
  return [
    ...skippedSteps(calendar, given, opened),
    ...outside,
    ...skippedSteps(calendar, opened, start),
    ...cut,
  ];
};

const countingSteps = (calendar: WorkingCalendar, count: Count): readonly DerivationStep[] => {
  switch (count.limit.unit) {
    case 'working-hours':
      return walkedSteps(calendar, count);
    case 'working-days':
      return countedSteps(calendar, count);
    case 'calendar-days':
    case 'months':
      return rolledSteps(calendar, count);
  }
};

const openYears = (calendar: WorkingCalendar, { givenMs, dueMs }: Count): readonly DerivationStep[] => {
  const steps: DerivationStep[] = [];
  const last = placeOfMs(calendar, dueMs).table.year;
  for (let year = placeOfMs(calendar, givenMs).table.year; year <= last; year += 1)
    if (!yearTable(calendar, year).final) steps.push(yearStep(calendar, year));
  return steps;
};
