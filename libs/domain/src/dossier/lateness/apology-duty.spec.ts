import { HAI_DUONG } from '../../calendar';
import { vn } from '@hoso/testing';
import { apologyDueAt } from './apology-duty';

describe('the duty to apologise', () => {
  it.each([
    ['2025-06-24T17:00', '2025-06-10T08:00', '2025-06-23T17:00', 'the working day before'],
    ['2025-06-23T07:30', '2025-06-10T08:00', '2025-06-20T17:00', 'over a weekend'],
    ['2025-02-03T16:30', '2025-01-20T08:00', '2025-01-24T16:30', 'over Tết, winter closing'],
    ['2025-04-28T17:00', '2025-04-10T08:00', '2025-04-26T17:00', 'a worked Saturday'],
    ['2025-06-28T10:00', '2025-06-10T08:00', '2025-06-27T17:00', 'a date given on a rest day'],
    ['2025-06-10T17:00', '2025-06-10T08:00', '2025-06-10T08:00', 'never before the reception'],
  ])('for a limit that ends at %s, received at %s: by %s (%s)', (due, received, by) =>
    expect(apologyDueAt(HAI_DUONG, vn(due), vn(received))).toBe(vn(by)),
  );
});
