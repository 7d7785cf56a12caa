export type { CalendarYear, DueDate, Limit, Season, Session, WorkingCalendar } from './calendar';
export { dueDate, extendDueDate } from './due-date';
export { HAI_DUONG } from './official';
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
