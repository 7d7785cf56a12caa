import { instantOf, type PlainDate } from '@hoso/kernel';
import { calendarDecider, type CalendarCommand } from './decider';
import type { CalendarEvent } from './events';
import { CALENDAR_REFUSAL_SOURCES, HAI_DUONG, workingDaysOf } from './index';
import type { CalendarRefusalCode, CalendarYear, Season, WorkingCalendar } from './index';

const at = instantOf('2026-11-23T09:00:00+07:00');
const { version: _, ...plain } = HAI_DUONG;
const announced: CalendarEvent = { type: 'CalendarAnnounced', data: { calendar: HAI_DUONG }, at };
const fold = (events: readonly CalendarEvent[]) =>
  events.reduce(calendarDecider.evolve, calendarDecider.initial);
const decide = (command: CalendarCommand, ...history: readonly CalendarEvent[]) =>
  calendarDecider.decide(command, fold(history), { at });
const announce = (change: Partial<WorkingCalendar>): CalendarCommand => ({
  type: 'AnnounceCalendar',
  data: { calendar: { ...plain, ...change } },
});
const announceYear = (
  year: string,
  change: Partial<CalendarYear>,
  region = 'hai-duong',
): CalendarCommand => ({
  type: 'AnnounceYear',
  data: {
    region,
    year,
    table: { off: [], worked: [], status: 'final', source: 'Thông báo', ...change },
  },
});
const days = (...texts: string[]) => texts as PlainDate[];
const [summer, winter] = HAI_DUONG.seasons as [Season, Season];
const inSessions = (...sessions: [string, string][]): Partial<WorkingCalendar> => ({
  seasons: [{ from: '01-01', to: '12-31', sessions: sessions.map(([from, to]) => ({ from, to })) }],
});

describe('announcing', () => {
  it('puts a first calendar in force as version 1', () =>
    expect(decide(announce({}))).toEqual([{ ...announced, data: { calendar: { ...plain, version: 1 } } }]));

  it('replaces a calendar by the next version', () =>
    expect(decide(announce({ weekdays: [1, 2, 3, 4, 5, 6], years: {} }), announced)).toEqual([
      {
        type: 'CalendarAnnounced',
        data: { calendar: { ...plain, weekdays: [1, 2, 3, 4, 5, 6], years: {}, version: 2 } },
        at,
      },
    ]));

  it('corrects a provisional year, which then counts and shows what it replaced', () => {
    const off = days('2027-01-01', '2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10');
    const decision = decide(announceYear('2027', { off }), announced) as readonly CalendarEvent[];
    expect(decision).toEqual([
      {
        type: 'CalendarYearAnnounced',
        data: {
          region: 'hai-duong',
          version: 2,
          year: '2027',
          table: { off, worked: [], status: 'final', source: 'Thông báo' },
          replaced: HAI_DUONG.years['2027'],
        },
        at,
      },
    ]);
    const calendar = fold([announced, ...decision])!;
    expect(calendar.version).toBe(2);
    expect(workingDaysOf(calendar, 2027)).toHaveLength(261 - off.length);
    expect(workingDaysOf(calendar, 2026)).toHaveLength(249);
  });

  it('adds a year that was missing', () =>
    expect(decide(announceYear('2028', {}), announced)).toMatchObject([
      { data: { year: '2028', version: 2 } },
    ]));

  it('records nothing when it already stands', () => {
    expect(decide(announce({}), announced)).toEqual([]);
    expect(decide(announceYear('2025', HAI_DUONG.years['2025']!), announced)).toEqual([]);
  });
});

const REFUSED: readonly (readonly [code: CalendarRefusalCode, command: CalendarCommand, facts: object])[] = [
  ['region-differs', announce({ region: 'hai-phong' }), { expected: 'hai-duong', found: 'hai-phong' }],
  ['region-differs', announceYear('2028', {}, 'hai-phong'), { expected: 'hai-duong', found: 'hai-phong' }],
  ['zone-unknown', announce({ zone: 'Asia/Hai_Duong' }), { zone: 'Asia/Hai_Duong' }],
  ['weekdays-invalid', announce({ weekdays: [] }), { weekdays: [] }],
  ['weekdays-invalid', announce({ weekdays: [1, 1] }), { weekdays: [1, 1] }],
  ['weekdays-invalid', announce({ weekdays: [0] }), { weekdays: [0] }],
  ['season-day-invalid', announce({ seasons: [summer, { ...winter, to: '03-32' }] }), { day: '03-32' }],
  ['seasons-overlap', announce({ seasons: [summer, { ...winter, to: '04-01' }] }), { day: '04-01' }],
  ['seasons-leave-gap', announce({ seasons: [summer, { ...winter, to: '03-30' }] }), { day: '03-31' }],
  ['seasons-leave-gap', announce({ seasons: [] }), { day: '01-01' }],
  ['seasons-leave-gap', announce({ seasons: [{ ...summer, from: '03-01', to: '02-28' }] }), { day: '02-29' }],
  ['season-without-sessions', announce(inSessions()), { season: '01-01' }],
  ['session-time-invalid', announce(inSessions(['07:00', '24:00'])), { time: '24:00' }],
  ['session-reversed', announce(inSessions(['11:30', '07:00'])), { session: { from: '11:30', to: '07:00' } }],
  ['session-reversed', announce(inSessions(['07:00', '07:00'])), { session: { from: '07:00', to: '07:00' } }],
  ['sessions-overlap', announce(inSessions(['07:00', '12:00'], ['11:59', '17:00'])), { season: '01-01' }],
  ['sessions-overlap', announce(inSessions(['13:00', '17:00'], ['07:00', '12:00'])), { season: '01-01' }],
  ['year-invalid', announceYear('28', {}), { year: '28' }],
  ['date-outside-year', announceYear('2028', { off: days('2027-12-31') }), { day: '2027-12-31' }],
  [
    'date-listed-twice',
    announceYear('2028', { off: days('2028-05-01', '2028-05-01') }),
    { day: '2028-05-01' },
  ],
  [
    'date-off-and-worked',
    announceYear('2028', { off: days('2028-05-01'), worked: days('2028-05-01') }),
    { day: '2028-05-01' },
  ],
  ['off-on-rest-day', announceYear('2028', { off: days('2028-01-01') }), { day: '2028-01-01' }],
  ['worked-on-weekday', announceYear('2028', { worked: days('2028-05-02') }), { day: '2028-05-02' }],
  ['source-missing', announceYear('2028', { source: ' ' }), { year: '2028' }],
  ['final-year-incomplete', announceYear('2028', { missing: ['tet'] }), { missing: ['tet'] }],
  [
    'off-on-rest-day',
    announce({ weekdays: [1, 2, 3, 4], years: { '2025': HAI_DUONG.years['2025']! } }),
    { day: '2025-01-31' },
  ],
];

describe('refusing', () => {
  it.each(REFUSED)('%s', (code, command, facts) =>
    expect(decide(command, announced)).toMatchObject({
      refused: code,
      facts,
      source: CALENDAR_REFUSAL_SOURCES[code],
    }),
  );

  it('a year before its calendar', () =>
    expect(decide(announceYear('2028', {}))).toMatchObject({ refused: 'calendar-not-announced' }));

  it('leaves no code untold', () => {
    const told = new Set<string>([...REFUSED.map(([code]) => code), 'calendar-not-announced']);
    expect([...told].sort()).toEqual(Object.keys(CALENDAR_REFUSAL_SOURCES).sort());
  });

  it('accepts sessions and seasons that touch', () => {
    expect(decide(announce(inSessions(['07:00', '12:00'], ['12:00', '17:00'])), announced)).toHaveLength(1);
  });
});
