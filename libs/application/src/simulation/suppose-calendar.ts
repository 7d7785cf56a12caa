import {
  calendarDecider,
  type CalendarCommand,
  type CalendarRefusalCode,
  type WorkingCalendar,
} from '@hoso/domain';
import { isRefusal, type Instant, type Refusal } from '@hoso/kernel';
import type { ReferenceData } from '../reference/reference-data';

/** The calendar as it would stand after an announcement that nobody has made; refused for what a real one would be. */
export const supposeCalendar = (
  command: CalendarCommand,
  { reference, at }: { readonly reference: ReferenceData; readonly at: Instant },
): WorkingCalendar | Refusal<CalendarRefusalCode> => {
  const region = command.type === 'AnnounceCalendar' ? command.data.calendar.region : command.data.region;
  const known = reference.calendar(region);
  const events = calendarDecider.decide(command, known, { at });
  if (isRefusal(events)) return events;
  return events.reduce(calendarDecider.evolve, known)!;
};
