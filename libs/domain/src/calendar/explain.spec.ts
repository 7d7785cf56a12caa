import { instantOf } from '@hoso/kernel';
import { explainDueDate, explainExtension, HAI_DUONG, type DerivationStep } from './index';

const vn = (local: string) => instantOf(`${local}+07:00`);
const told = (steps: readonly DerivationStep[]) => steps.map(({ note }) => note.en);
const withoutSource = (text: string) => text.replace(/ \(.*\)/, '');

it('tells every day of a working-day limit, counted or skipped, over a swap and a worked Saturday', () => {
  const { steps } = explainDueDate(
    HAI_DUONG,
    vn('2024-04-26T18:00'),
    { amount: 3, unit: 'working-days' },
    { cutOff: '15:00' },
  );
  expect(told(steps).map(withoutSource)).toEqual([
    'Received: 2024-04-26 18:00',
    '2024-04-27: weekly rest day, not counted',
    '2024-04-28: weekly rest day, not counted',
    '2024-04-29: day off, not counted',
    '2024-04-30: day off, not counted',
    '2024-05-01: day off, not counted',
    'Outside working hours, counted from the start of the next session: 2024-05-02 07:00',
    '2024-05-03: working day 1',
    '2024-05-04: working day 2',
    '2024-05-05: weekly rest day, not counted',
    '2024-05-06: working day 3',
    'Due: 2024-05-06 17:00',
  ]);
  expect(steps[3]).toEqual({
    rule: 'day-skipped',
    day: '2024-04-29',
    reason: 'day-off',
    note: {
      vi: `2024-04-29: ngày nghỉ (${HAI_DUONG.years['2024']!.source}), không tính`,
      en: `2024-04-29: day off (${HAI_DUONG.years['2024']!.source}), not counted`,
    },
  });
});

it('tells the cut-off and each session of a limit in hours', () => {
  const limit = { amount: 5, unit: 'working-hours' } as const;
  const { steps } = explainDueDate(HAI_DUONG, vn('2025-06-13T15:10'), limit, { cutOff: '15:00' });
  expect(told(steps)).toEqual([
    'Received: 2025-06-13 15:10',
    '2025-06-14: weekly rest day, not counted',
    '2025-06-15: weekly rest day, not counted',
    'At or after the cut-off hour, counted from the opening of the next working day: 2025-06-16 07:00',
    '2025-06-16 07:00 – 2025-06-16 11:30: 4.5 working hours',
    '2025-06-16 13:30 – 2025-06-16 14:00: 0.5 working hours',
    'Due: 2025-06-16 14:00',
  ]);
});

it('tells an extension by calendar days and why its date may still move', () => {
  const { steps } = explainExtension(HAI_DUONG, vn('2026-12-25T16:30'), { amount: 7, unit: 'calendar-days' });
  expect(told(steps).map(withoutSource)).toEqual([
    'Extended from the current due date: 2026-12-25 16:30',
    '2027-01-01: last day of the limit',
    '2027-01-01: day off, not counted',
    '2027-01-02: weekly rest day, not counted',
    '2027-01-03: weekly rest day, not counted',
    'Due: 2027-01-04 16:30',
    'The calendar of 2027 is not final: this date may still move',
  ]);
});
