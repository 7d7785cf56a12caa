import type { EventOf } from '@hoso/kernel';
import type { CalendarYear, WorkingCalendar } from './calendar';

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface CalendarEvents {
  /** A whole calendar, in force from this version on. */
  readonly CalendarAnnounced: { readonly calendar: WorkingCalendar };
  /** One year added or corrected; `replaced` is the year as it stood before. */
  readonly CalendarYearAnnounced: {
    readonly region: string;
    readonly version: number;
    readonly year: string;
    readonly table: CalendarYear;
    readonly replaced?: CalendarYear;
  };
}

export type CalendarEvent = EventOf<CalendarEvents>;
