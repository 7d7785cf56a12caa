import { bringToHead, PROJECTIONS } from '@hoso/read-models';
import { write, writeReference } from '@hoso/read-models/testing';
import { HAI_DUONG, type ProcedureVersion } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf as day } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  CONSULTED_UNIT,
  HANDLING_UNIT,
  inHandling,
  opening,
  procedureVersion,
  received,
  unitDirectory,
  vn,
} from '@hoso/testing';
import { Reports } from './reports';
import type { ReportRequest } from './request/report-request';
import { reportSettings } from './settings/default-settings';

const JUNE = { from: day('2025-06-01'), to: day('2025-06-30') };
const NOW = vn('2025-08-01T08:00');
const BIRTHS = { field: 'Hộ tịch', level: 'commune' } as const;

const dossier = (code: string, receivingUnit: string, at = vn('2025-06-10T08:00')) => ({
  ...received({ opening: { ...opening('online'), code, receivingUnit } }),
  at,
});

describe('figures that count procedures', () => {
  let postgres: PostgresFixture;
  let reports: Reports;
  const store = new MemoryEventStore(() => vn('2025-07-01T10:00'));

  const adopt = async (changes: Partial<ProcedureVersion>, publishedOn?: string) => {
    const version = procedureVersion({ validFrom: day('2025-06-20'), ...changes });
    const { code } = version;
    const at = vn('2025-06-10T08:00');
    await write(store, `procedure-${code}`, { type: 'ProcedureVersionAdopted', data: version, at });
    const publication = { decision: 'QĐ 1', decidedOn: '2025-06-13', publishedOn };
    const data = { code, version: 1, ...publication };
    if (publishedOn) await write(store, `procedure-${code}`, { type: 'ProcedurePublished', data, at });
  };

  beforeAll(async () => {
    postgres = await startPostgresFixture();
    await writeReference(store);
    await adopt({ code: '2.A', limits: { direct: { amount: 5, unit: 'working-days' } } });
    await adopt({ code: '3.B', ...BIRTHS }, '2025-06-27');
    await write(store, 'dossier-D1', dossier('D1', HANDLING_UNIT), ...inHandling.slice(1));
    await write(store, 'dossier-D2', dossier('D2', CONSULTED_UNIT, vn('2024-05-31T16:00')));
    await bringToHead({ store, database: postgres.database, cachedStreams: 100, projections: PROJECTIONS });
    const procedure = () => undefined;
    const reference = { units: unitDirectory(), calendar: () => HAI_DUONG, procedure };
    reports = new Reports({ database: postgres.database, reference, settings: reportSettings([]) });
  });
  afterAll(() => postgres.dispose());

  const sharesOf = async (ids: readonly string[], request: Partial<ReportRequest> = {}) => {
    const { rows } = await reports.make('766', { ...JUNE, ...request }, NOW);
    const known = rows as readonly Readonly<Record<'id' | 'numerator' | 'denominator', unknown>>[];
    return known
      .filter(({ id }) => ids.includes(String(id)))
      .map(({ numerator, denominator }) => [numerator, denominator]);
  };
  const listed = async (report: string, column: string, request: Partial<ReportRequest> = {}) => {
    const { rows } = await reports.procedures(report, { ...JUNE, ...request, column, limit: 10 }, NOW);
    return rows.map(({ code }) => code).join(' ');
  };

  it('take all procedures, or of a unit those of the fields and levels of its dossiers', async () => {
    const ids = ['1.1', '1.2', '1.3', '3.1', '3.2'];
    const all = await sharesOf(ids);
    expect(all).toEqual([
      [1, 1],
      [0, 1],
      [2, 2],
      [2, 3],
      [1, 2],
    ]);
    const own = await sharesOf(ids, { unit: HANDLING_UNIT });
    expect(own).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 2],
      [1, 1],
    ]);
  });

  it('are unknown for a unit that had no dossier in the period or the year before it', async () => {
    const unit = CONSULTED_UNIT;
    expect(await sharesOf(['1.1', '3.1'], { unit })).toEqual([
      [null, null],
      [null, null],
    ]);
    const publication = await reports.make('publication', { ...JUNE, unit }, NOW);
    expect(publication.total).toEqual({ unpublished: null, publishedLate: null });
    const may = { from: day('2025-05-01'), to: day('2025-05-31') };
    expect(await sharesOf(['3.1'], { ...may, unit })).toEqual([[1, 1]]);
  });

  it.each([
    ['766', '1.1-met', '3.B'],
    ['766', '1.2-missing', '3.B'],
    ['766', '3.1', '1.004222 2.A 3.B'],
    ['766', '3.1-missing', '2.A'],
    ['766', '3.2-met', '1.004222'],
    ['publication', 'unpublished', '2.A'],
    ['publication', 'published-late', '3.B'],
  ])('lead %s, figure %s, to %s', async (report, column, codes) =>
    expect(await listed(report, column)).toBe(codes),
  );

  it('lead to those of the unit only, page by page, each with its publication', async () => {
    expect(await listed('766', '3.1', { unit: HANDLING_UNIT })).toBe('1.004222 2.A');
    expect(await listed('publication', 'published-late', { unit: HANDLING_UNIT })).toBe('');
    const page = (cursor?: string) =>
      reports.procedures('766', { ...JUNE, column: '3.2', limit: 1, ...(cursor && { cursor }) }, NOW);
    expect(await page()).toMatchObject({ rows: [{ code: '1.004222' }], next: '1.004222' });
    expect(await page('1.004222')).toMatchObject({
      rows: [
        {
          ...{ code: '3.B', ...BIRTHS, procedure: '/v1/procedures/3.B' },
          versions: [{ version: 1, publishBy: '2025-06-20', publishedOn: '2025-06-27', online: true }],
        },
      ],
      next: null,
    });
  });

  it('sum up to what the list of the report holds', async () => {
    const { rows, total } = await reports.make('publication', JUNE, NOW);
    expect(total).toEqual({ unpublished: 1, publishedLate: 1 });
    expect(rows).toMatchObject([
      { procedure: '2.A', fault: 'unpublished' },
      { procedure: '3.B', fault: 'published-late' },
    ]);
    await expect(listed('766', '2.1')).rejects.toMatchObject({ code: 'column-unknown' });
  });
});
