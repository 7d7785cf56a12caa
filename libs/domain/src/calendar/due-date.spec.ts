import { instantOf, localText, VIETNAM } from '@hoso/kernel';
import { dueDate, extendDueDate, HAI_DUONG, nthWorkingDayClosing, type Limit } from './index';

const UNITS = { h: 'working-hours', wd: 'working-days', cd: 'calendar-days', m: 'months' } as const;

/** `10 wd`, `1.5 h`, `15 cd`, `2 m`; a second part `@15:00` is the cut-off. */
const limitOf = (text: string): Limit => {
  const [amount, unit] = text.split(' ');
  return { amount: Number(amount), unit: UNITS[unit as keyof typeof UNITS] };
};
const vn = (local: string) => instantOf(`${local}+07:00`);
const shown = (at: Parameters<typeof localText>[0]) => localText(at, VIETNAM).slice(0, 16);

// Computed by hand from the calendar of each year, never by running the code.
const DUE: readonly (readonly [received: string, limit: string, due: string, why: string])[] = [
  ['2025-01-24T15:30', '10 wd', '2025-02-14T16:30', 'Tết 27–31/01 and three weekends; winter closing'],
  ['2025-01-24T16:29', '1 wd', '2025-02-03T16:30', 'last minute before Tết still counts as 24/01'],
  ['2025-01-24T16:30', '1 wd', '2025-02-04T16:30', 'the closing moment is outside: received 03/02'],
  ['2024-02-07T09:00', '3 wd', '2024-02-19T16:30', '08, 09, 12–14/02 off; 15, 16, 19 counted'],
  ['2024-02-13T10:00', '2 wd', '2024-02-19T16:30', 'sent on a Tết day: received 15/02, then 16, 19'],
  ['2023-01-19T14:00', '5 wd', '2023-02-02T16:30', '20, 23–26/01 off; 27, 30, 31/01, 01, 02/02'],
  ['2026-02-13T08:00', '1 wd', '2026-02-23T16:30', 'Tết 16–20/02 between two weekends'],
  [
    '2025-01-24T15:30',
    '60 wd',
    '2025-04-26T17:00',
    'Feb 20, Mar 21, Apr 18 (07/04 off), then worked Sat 26/04',
  ],
  ['2025-04-25T10:00', '1 wd', '2025-04-26T17:00', 'worked Saturday is a full working day'],
  ['2025-04-26T13:45', '2 wd', '2025-04-29T17:00', 'received on a worked Saturday; Mon, Tue'],
  ['2025-04-29T08:00', '2 wd', '2025-05-06T17:00', '30/04, 01/05 and the swap day 02/05 off'],
  ['2024-04-26T08:00', '3 wd', '2024-05-04T17:00', '29/04 swap day off; 02, 03 and worked Sat 04/05'],
  ['2024-04-27T09:00', '1 wd', '2024-05-03T17:00', 'ordinary Saturday: received Thu 02/05'],
  ['2023-04-28T15:00', '1 wd', '2023-05-04T17:00', 'Hùng Kings Sat and 30/04 Sun made up 02, 03/05'],
  ['2023-08-31T10:00', '2 wd', '2023-09-06T17:00', '01 and 04/09 off; 05, 06'],
  ['2023-12-29T16:00', '1 wd', '2024-01-02T16:30', 'over New Year between two final years'],
  ['2025-12-31T15:00', '1 wd', '2026-01-05T16:30', '01/01 and the swap day 02/01 off'],
  ['2026-01-09T10:00', '2 wd', '2026-01-12T16:30', 'worked Sat 10/01, Mon 12/01'],
  ['2026-08-21T10:00', '8 wd', '2026-09-04T17:00', 'worked Sat 22/08; 31/08–02/09 off'],
  ['2026-11-23T09:00', '1 wd', '2026-11-25T16:30', 'Culture Day 24/11, NQ 28/2026/QH16'],
  ['2025-03-31T09:00', '1 wd', '2025-04-01T17:00', 'closing of the due day’s own season: summer'],
  ['2025-10-31T09:00', '1 wd', '2025-11-03T16:30', 'closing of the due day’s own season: winter'],
  ['2025-06-10T09:00', '0 wd', '2025-06-10T17:00', 'same-day procedure'],
  ['2025-01-24T15:30', '1 h', '2025-01-24T16:30', 'ends exactly at closing: due there, not after Tết'],
  ['2025-01-24T15:30', '8 h', '2025-02-03T15:30', '1 h today, 4.5 h and 2.5 h on 03/02'],
  ['2025-06-10T11:45', '2 h', '2025-06-10T15:30', 'lunch: counted from 13:30'],
  ['2025-06-10T11:30', '1 h', '2025-06-10T14:30', 'the end of the morning is already lunch'],
  ['2025-06-10T07:00', '4.5 h', '2025-06-10T11:30', 'ends with the morning, not at 13:30'],
  ['2025-06-10T11:00', '0.75 h', '2025-06-10T13:45', 'half an hour before lunch, a quarter after'],
  ['2025-06-10T22:00', '8 h', '2025-06-11T17:00', 'night: a whole next day'],
  ['2025-06-10T05:00', '0 h', '2025-06-10T07:00', 'before opening: the official instant'],
  ['2025-12-09T12:30', '4 h', '2025-12-10T08:00', 'winter lunch: 3.5 h from 13:00, half an hour next day'],
  ['2025-03-31T14:00', '8 h', '2025-04-01T14:30', '2.5 h in winter hours, 4.5 h + 1 h in summer hours'],
  ['2025-10-31T16:00', '8 h', '2025-11-03T15:30', '1 h in summer hours, 4.5 h + 2.5 h in winter hours'],
  ['2025-04-25T16:00', '9 h', '2025-04-26T17:00', '1 h on Friday, 8 h on the worked Saturday'],
  ['2025-06-10T14:59', '0 wd @15:00', '2025-06-10T17:00', 'before the cut-off'],
  ['2025-06-10T15:00', '0 wd @15:00', '2025-06-11T17:00', 'at the cut-off'],
  ['2025-06-10T20:00', '0 wd @15:00', '2025-06-11T17:00', 'night: opening of 11/06 lies before the cut-off'],
  ['2025-06-10T11:45', '0 wd @12:00', '2025-06-11T17:00', 'official instant 13:30 lies after the cut-off'],
  ['2025-01-24T15:30', '10 wd @15:00', '2025-02-17T16:30', 'received 03/02, so one working day more'],
  ['2025-06-10T15:10', '2 h @15:00', '2025-06-11T09:00', 'hours too start after the cut-off’s shift'],
  ['2025-06-10T09:00', '10 cd', '2025-06-20T17:00', 'a Friday'],
  ['2025-06-10T09:00', '11 cd', '2025-06-23T17:00', 'Saturday → Monday'],
  ['2025-04-15T09:00', '15 cd', '2025-05-05T17:00', '30/04 → 01, 02/05, weekend → Monday'],
  ['2025-04-16T09:00', '10 cd', '2025-04-26T17:00', 'ends on a worked Saturday'],
  ['2024-08-24T10:00', '7 cd', '2024-09-04T17:00', 'Saturday: counted from Mon 26/08; 02, 03/09 off'],
  ['2024-01-31T09:00', '1 m', '2024-02-29T16:30', 'last day of a leap February'],
  ['2025-12-31T09:00', '2 m', '2026-03-02T16:30', '28/02/2026 is a Saturday'],
  ['2025-03-07T08:00', '1 m', '2025-04-08T17:00', 'Hùng Kings 07/04 → Tuesday'],
  ['2025-08-31T10:00', '1 m', '2025-10-03T17:00', 'Sunday before 01, 02/09: counted from 03/09'],
  ['2026-12-30T09:00', '1 wd', '2026-12-31T16:30', 'ends within the last final year'],
];

it.each(DUE)('%s + %s is due %s: %s', (received, terms, due) => {
  const [limit = '', cutOff] = terms.split(' @');
  const found = dueDate(HAI_DUONG, vn(received), limitOf(limit), cutOff ? { cutOff } : {});
  expect([shown(found.dueAt), found.provisional]).toEqual([due, false]);
});

it.each([
  ['2026-12-31T09:00', '1 wd', '2027-01-04T16:30', '01/01/2027 off, year provisional'],
  ['2026-12-31T17:00', '0 h', '2027-01-04T07:30', 'only the official instant lies in 2027'],
  ['2027-04-15T09:00', '1 wd', '2027-04-19T17:00', 'Hùng Kings 16/04/2027 known already'],
  ['2026-12-28T09:00', '1 m', '2027-01-28T16:30', 'by the month into 2027'],
  ['2027-12-31T09:00', '1 wd', '2028-01-03T16:30', '2028 is missing: Monday to Friday'],
  ['2022-09-01T09:00', '1 wd', '2022-09-02T17:00', '2022 is missing: no National Day'],
])('%s + %s is provisionally due %s: %s', (received, limit, due) => {
  const found = dueDate(HAI_DUONG, vn(received), limitOf(limit));
  expect([shown(found.dueAt), found.provisional]).toEqual([due, true]);
});

it.each([
  ['2025-02-14T16:30', '5 wd', '2025-02-21T16:30', 'five further working days'],
  ['2025-06-10T10:00', '1 wd', '2025-06-11T17:00', 'from a due hour in a session to a closing time'],
  ['2025-02-14T16:30', '4 h', '2025-02-17T11:30', 'walked on from Monday’s opening'],
  ['2025-02-14T16:30', '8 h', '2025-02-17T16:30', 'ends at closing'],
  ['2025-02-14T16:30', '15 cd', '2025-03-03T16:30', '01/03 is a Saturday'],
  ['2025-02-14T16:30', '1 m', '2025-03-14T16:30', 'the same day of March'],
])('%s extended by %s is due %s: %s', (due, by, extended) =>
  expect(shown(extendDueDate(HAI_DUONG, vn(due), limitOf(by)).dueAt)).toBe(extended),
);

it.each([
  ['2025-02-14T16:30', 3, '2025-02-19T16:30', 'a breach at closing: 17, 18, 19'],
  ['2025-02-15T09:00', 1, '2025-02-17T16:30', 'a breach on a Saturday'],
  ['2025-02-03T09:00', -1, '2025-01-24T16:30', 'the last working day before, over Tết'],
  ['2025-04-28T09:00', -1, '2025-04-26T17:00', 'the last working day before is a worked Saturday'],
])('%s and %i working days close at %s: %s', (at, n, closing) =>
  expect(shown(nthWorkingDayClosing(HAI_DUONG, vn(at), n))).toBe(closing),
);

it.each(['-1 wd', '1.5 wd', '0.5 m', '-0.5 h', 'NaN cd'])('counts no limit of %s', (limit) =>
  expect(() => dueDate(HAI_DUONG, vn('2025-06-10T09:00'), limitOf(limit))).toThrow(RangeError),
);

it('ends instead of walking forever through a calendar without working time', () => {
  const idle = { ...HAI_DUONG, weekdays: [], years: {} };
  expect(() => dueDate(idle, vn('2025-06-10T09:00'), limitOf('1 wd'))).toThrow(RangeError);
});
