import { VIETNAM } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import { accountabilityPeriod, momentsOf } from './period';

describe('a period', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s lasts from %s to %s', (name, from, to) =>
    expect(accountabilityPeriod(name)).toEqual({ name, from, to }),
  );

  it.each(['', '26', '2026-13', '2026-00', '2026-1', '2026-Q5', '2026-Q0', '2026-q1', '2026-11-01', ' 2026'])(
    'is not named “%s”',
    (name) => expect(accountabilityPeriod(name)).toBeUndefined(),
  );

  it('goes from the first to the last moment of its local days', () =>
    expect(momentsOf(accountabilityPeriod('2025-06')!, VIETNAM)).toEqual({
      start: vn('2025-06-01T00:00'),
      end: vn('2025-06-30T23:59:59.999'),
    }));
});
