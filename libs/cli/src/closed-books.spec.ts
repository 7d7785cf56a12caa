import { instantOf, plainDateOf } from '@hoso/kernel';
import type { ReportAnswer, ReportRequest } from '@hoso/reports';
import { closeBooks } from './closed-books';
import { monthsOf } from './report-period';

const NOW = instantOf('2025-08-01T01:00:00Z');

/** A log to which something is recorded between any two reports: what it was asked, and one more dossier each time. */
const busy = () => {
  const asked: ReportRequest['asOf'][] = [];
  let head = 40;
  const make = (report: string, { from, to, asOf }: ReportRequest) => {
    asked.push(asOf);
    head += 1;
    const position = asOf && 'position' in asOf ? Number(asOf.position) : head;
    const answer = { report, from, to, position: String(position), total: { c6: position, c11: position } };
    return Promise.resolve(answer as unknown as ReportAnswer);
  };
  return { asked, reports: { make } };
};

describe('the books of several months', () => {
  it('are all read at the position of the first, so that what is carried over agrees', async () => {
    const { asked, reports } = busy();
    const months = monthsOf('2025-05..2025-07', {});
    const books = await closeBooks(months, { name: 'ii-06a', reports, now: NOW });
    expect(books.months.map(({ position }) => position)).toEqual(['41', '41', '41']);
    expect(books.identities).toMatchObject([
      { from: plainDateOf('2025-06-01'), left: 41, right: 41, holds: true },
      { from: plainDateOf('2025-07-01'), holds: true },
    ]);
    expect(asked).toEqual([undefined, { position: 41n }, { position: 41n }]);
  });

  it('are read as of what was asked for, where anything was', async () => {
    const { asked, reports } = busy();
    const months = monthsOf('2025-05..2025-06', { asOf: '2025-07-01T08:00:00+07:00' });
    await closeBooks(months, { name: 'ii-06a', reports, now: NOW });
    const asOf = { time: instantOf('2025-07-01T01:00:00Z') };
    expect(asked).toEqual([asOf, asOf]);
  });
});
