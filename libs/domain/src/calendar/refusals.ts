import type { Refusal } from '@hoso/kernel';

/** Every way in which a calendar is turned down, and the provision or design rule that it rests on. */
export const CALENDAR_REFUSAL_SOURCES = {
  'calendar-not-announced': 'Hoso design, time: a year belongs to a calendar with sessions',
  'region-differs': 'Hoso design, time: one stream for each region',
  'zone-unknown': 'Hoso design, time: a calendar names its IANA time zone',
  'weekdays-invalid': 'Bộ luật Lao động 2019 art. 111: working days and a weekly rest',
  'season-day-invalid': 'Local notice on working hours: a season runs from day to day (MM-DD)',
  'seasons-overlap': 'Local notice on working hours: one season at a time',
  'seasons-leave-gap': 'Local notice on working hours: every day of the year has its hours',
  'season-without-sessions': 'Local notice on working hours: a working day has hours of work',
  'session-time-invalid': 'Local notice on working hours: hours are written HH:mm',
  'session-reversed': 'Local notice on working hours: a session ends after it begins',
  'sessions-overlap': 'Local notice on working hours: a later session begins after an earlier one ends',
  'year-invalid': 'Hoso design, time: a year is written YYYY',
  'date-outside-year': 'Bộ luật Lao động 2019 art. 112.3: holidays are decided year by year',
  'date-listed-twice': 'Bộ luật Lao động 2019 art. 112: each day off counts once',
  'date-off-and-worked': 'Bộ luật Lao động 2019 art. 112: a day is worked or off',
  'off-on-rest-day':
    'Bộ luật Lao động 2019 art. 111.3: a holiday on a rest day moves to the next working day',
  'worked-on-weekday': 'Yearly notice on swap days: only a rest day can be made up on',
  'source-missing': 'Bộ luật Lao động 2019 art. 112.3: a year rests on a decision or the law itself',
  'final-year-incomplete': 'Bộ luật Lao động 2019 art. 112.3: final only once everything is decided',
} as const satisfies Record<string, string>;

export type CalendarRefusalCode = keyof typeof CALENDAR_REFUSAL_SOURCES;

export type CalendarRefusal = Refusal<CalendarRefusalCode>;

export const refuse = (refused: CalendarRefusalCode, facts: Refusal['facts']): CalendarRefusal => ({
  refused,
  facts,
  source: CALENDAR_REFUSAL_SOURCES[refused],
});
