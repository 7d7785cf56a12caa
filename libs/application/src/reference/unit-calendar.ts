import type { WorkingCalendar } from '@hoso/domain';
import { VIETNAM, type Zone } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { ApplicationSettings } from '../settings';
import type { ReferenceData } from './reference-data';

export interface CalendarParts {
  readonly reference: ReferenceData;
  readonly settings: ApplicationSettings;
}

const regionOf = ({ reference, settings }: CalendarParts, unit: string | undefined): string => {
  reference.assertLive();
  return reference.units.get(unit ?? '')?.calendar ?? settings.calendarRegion;
};

/** The calendar that a unit works by, or the engine’s own. @throws CommandFailure reference-not-found, reference-not-followed */
export const unitCalendar = (parts: CalendarParts, unit?: string): WorkingCalendar => {
  const region = regionOf(parts, unit);
  const calendar = parts.reference.calendar(region);
  if (!calendar) throw new CommandFailure('reference-not-found', { calendar: region });
  return calendar;
};

/** By which clock a unit reckons its days: its calendar’s, Vietnam’s before there is one. @throws CommandFailure reference-not-followed */
export const unitZone = (parts: CalendarParts, unit?: string): Zone =>
  parts.reference.calendar(regionOf(parts, unit))?.zone ?? VIETNAM;
