import { parseLocal, parsePlainDate, type Zone } from '@hoso/kernel';
import type { Season, Session, WorkingCalendar } from './calendar';
import { refuse, type CalendarRefusal } from './refusals';
import { holds } from './year-table';

type Hours = Pick<WorkingCalendar, 'zone' | 'weekdays' | 'seasons'>;

/** Why the week, the seasons or their sessions cannot be counted with; undefined when they can. */
export const faultInHours = ({ zone, weekdays, seasons }: Hours): CalendarRefusal | undefined =>
  faultInZone(zone) ??
  faultInWeekdays(weekdays) ??
  faultInSeasons(seasons) ??
  first(seasons, ({ sessions, from }) => faultInSessions(sessions, from));

const first = <T>(
  items: readonly T[],
  fault: (item: T) => CalendarRefusal | undefined,
): CalendarRefusal | undefined => {
  for (const item of items) {
    const found = fault(item);
    if (found) return found;
  }
  return undefined;
};

const faultInZone = (zone: Zone): CalendarRefusal | undefined =>
  parseLocal('2000-01-01T00:00', zone) === undefined ? refuse('zone-unknown', { zone }) : undefined;

const faultInWeekdays = (weekdays: readonly number[]): CalendarRefusal | undefined => {
  const known = weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  const distinct = new Set(weekdays).size === weekdays.length;
  return known && distinct && weekdays.length > 0 ? undefined : refuse('weekdays-invalid', { weekdays });
};

/** A leap year, so that 29 February has its season too. */
const DAYS_OF_YEAR = Array.from({ length: 366 }, (_, index) =>
  new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
);

const faultInSeasons = (seasons: readonly Season[]): CalendarRefusal | undefined => {
  const bounds = seasons.flatMap(({ from, to }) => [from, to]);
  const unknown = bounds.find((day) => parsePlainDate(`2024-${day}`) === undefined);
  if (unknown !== undefined) return refuse('season-day-invalid', { day: unknown });
  return first(DAYS_OF_YEAR, (day) => {
    const holding = seasons.filter((season) => holds(season, day)).map(({ from, to }) => ({ from, to }));
    if (holding.length > 1) return refuse('seasons-overlap', { day, seasons: holding });
    return holding.length === 0 ? refuse('seasons-leave-gap', { day }) : undefined;
  });
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const faultInSessions = (sessions: readonly Session[], season: string): CalendarRefusal | undefined => {
  if (sessions.length === 0) return refuse('season-without-sessions', { season });
  const unread = sessions.flatMap(({ from, to }) => [from, to]).find((time) => !TIME.test(time));
  if (unread !== undefined) return refuse('session-time-invalid', { season, time: unread });
  const reversed = sessions.find(({ from, to }) => to <= from);
  if (reversed) return refuse('session-reversed', { season, session: reversed });
  const index = sessions.findIndex((session, at) => at > 0 && session.from < (sessions[at - 1]?.to ?? ''));
  if (index === -1) return undefined;
  return refuse('sessions-overlap', { season, sessions: sessions.slice(index - 1, index + 1) });
};
