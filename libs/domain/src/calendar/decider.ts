import type { Decider, Decision, Instant } from '@hoso/kernel';
import type { CalendarYear, WorkingCalendar } from './calendar';
import { faultInHours } from './check-hours';
import { faultInYear } from './check-year';
import type { CalendarEvent, CalendarEvents } from './events';
import { refuse, type CalendarRefusal, type CalendarRefusalCode } from './refusals';

export interface CalendarCommands {
  /** Puts a whole calendar in force: week, seasons with their sessions, and all years. */
  readonly AnnounceCalendar: { readonly calendar: Omit<WorkingCalendar, 'version'> };
  /** Adds the table of a year (`YYYY`) or puts a corrected one in its place. */
  readonly AnnounceYear: { readonly region: string; readonly year: string; readonly table: CalendarYear };
}

export type CalendarCommand = {
  [Type in keyof CalendarCommands]: { readonly type: Type; readonly data: CalendarCommands[Type] };
}[keyof CalendarCommands];

export interface CalendarFacts {
  /** Business time of the command. */
  readonly at: Instant;
}

type CalendarDecision = Decision<CalendarEvent, CalendarRefusalCode>;

/** One calendar (stream `calendar-<region>`); undefined before its first announcement. */
export const calendarDecider: Decider<
  CalendarCommand,
  WorkingCalendar | undefined,
  CalendarEvent,
  CalendarFacts,
  CalendarRefusalCode
> = {
  initial: undefined,
  decide: (command, state, facts) => {
    switch (command.type) {
      case 'AnnounceCalendar':
        return announceCalendar(command.data, state, facts);
      case 'AnnounceYear':
        return announceYear(command.data, state, facts);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CalendarAnnounced':
        return event.data.calendar;
      case 'CalendarYearAnnounced':
        return state && withYear(state, event.data);
    }
  },
};

const withYear = (
  calendar: WorkingCalendar,
  { version, year, table }: CalendarEvents['CalendarYearAnnounced'],
): WorkingCalendar => ({ ...calendar, version, years: { ...calendar.years, [year]: table } });

const announceCalendar = (
  { calendar }: CalendarCommands['AnnounceCalendar'],
  state: WorkingCalendar | undefined,
  { at }: CalendarFacts,
): CalendarDecision => {
  const fault = faultInRegion(calendar.region, state) ?? faultInHours(calendar) ?? faultInYears(calendar);
  if (fault) return fault;
  if (state && isSame({ ...calendar, version: state.version }, state)) return [];
  const version = (state?.version ?? 0) + 1;
  return [{ type: 'CalendarAnnounced', data: { calendar: { ...calendar, version } }, at }];
};

const announceYear = (
  { region, year, table }: CalendarCommands['AnnounceYear'],
  state: WorkingCalendar | undefined,
  { at }: CalendarFacts,
): CalendarDecision => {
  if (!state) return refuse('calendar-not-announced', { region, year });
  const fault = faultInRegion(region, state) ?? faultInYear({ year, table, weekdays: state.weekdays });
  if (fault) return fault;
  const replaced = state.years[year];
  if (isSame(replaced, table)) return [];
  const data = { region, version: state.version + 1, year, table, ...(replaced && { replaced }) };
  return [{ type: 'CalendarYearAnnounced', data, at }];
};

const faultInRegion = (region: string, state: WorkingCalendar | undefined): CalendarRefusal | undefined =>
  state && state.region !== region
    ? refuse('region-differs', { expected: state.region, found: region })
    : undefined;

const faultInYears = ({ years, weekdays }: Omit<WorkingCalendar, 'version'>): CalendarRefusal | undefined => {
  for (const [year, table] of Object.entries(years)) {
    const fault = faultInYear({ year, table, weekdays });
    if (fault) return fault;
  }
  return undefined;
};

/** Whether two pieces of plain data say the same; a property that is undefined counts as absent. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (!isComposite(one) || !isComposite(other)) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
};

const isComposite = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
