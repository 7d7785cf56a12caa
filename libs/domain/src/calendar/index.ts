export type { CalendarYear, DueDate, Limit, Season, Session, WorkingCalendar } from './calendar';
export { calendarDecider } from './decider';
export type { CalendarCommand, CalendarCommands, CalendarFacts } from './decider';
export type { DerivationStep, ExplainedDueDate, Note } from './derivation';
export { dueDate, extendDueDate } from './due-date';
export type { Terms } from './due-date';
export type { CalendarEvent, CalendarEvents } from './events';
export { explainDueDate, explainExtension } from './explain';
export { HAI_DUONG } from './official';
export { CALENDAR_REFUSAL_SOURCES } from './refusals';
export type { CalendarRefusalCode } from './refusals';
export {
  closingOf,
  isWorkingDay,
  nthWorkingDay,
  nthWorkingDayClosing,
  openingOf,
  workingDayAfter,
  workingDayBefore,
  workingDaysOf,
} from './working-days';
export { addWorkingMs, officialInstant, workingMs } from './working-time';
export type { CountingOptions } from './working-time';
