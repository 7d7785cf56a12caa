import { dayOf, type Instant } from '@hoso/kernel';
import { closingOf, workingDayBefore, type WorkingCalendar } from '../../calendar';
import type { LatenessEvents } from '../events/outcome-events';
import type { KnownFacts } from '../facts';
import type { OpenedDossier } from '../state/dossier';

/**
 * By when the letter must have gone: closing time of the last working day before the due day, never before
 * reception (NĐ 61/2018 art. 19.9: at the latest one day before the limit expires).
 */
export const apologyDueAt = (calendar: WorkingCalendar, due: Instant, receivedAt: Instant): Instant => {
  const closing = closingOf(calendar, workingDayBefore(calendar, dayOf(due, calendar.zone)));
  return closing < receivedAt ? receivedAt : closing;
};

/** How a letter sent now stands to its duty. */
export const timelinessOf = (
  { due, reception }: OpenedDossier,
  { at, calendar }: KnownFacts,
): LatenessEvents['LatenessApologised']['timeliness'] => {
  if (at > due!.statutory) return 'after-due';
  return at <= apologyDueAt(calendar, due!.statutory, reception!.at) ? 'in-time' : 'after-duty';
};
