import { bringToHead, PROJECTIONS } from '@hoso/read-models';
import { write, writeReference } from '@hoso/read-models/testing';
import { HAI_DUONG, OPTIONS_766, type DossierEvents, type Options766, type Reuse } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf as day } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { CONSULTED_UNIT, HANDLING_UNIT, opening, received, unitDirectory, vn } from '@hoso/testing';
import { Reports } from './reports';
import type { ReportRequest } from './request/report-request';
import { reportSettings } from './settings/default-settings';

const JUNE = { from: day('2025-06-01'), to: day('2025-06-30') };
const NOW = vn('2025-08-01T08:00');
const LAND: Reuse = { source: 'shared-database', reference: 'CSDL đất đai: 77' };
const STORED: Reuse = { source: 'citizen-store', reference: 'KHO-1' };

type Row = Readonly<Record<'id' | 'numerator' | 'denominator' | 'score' | 'standing', unknown>>;

describe('what Decision 766 asks of citizens’ data', () => {
  let postgres: PostgresFixture;
  const store = new MemoryEventStore(() => vn('2025-07-01T10:00'));

  const file = async (
    code: string,
    { reused, ...changes }: Partial<DossierEvents['DossierReceived']['opening']> & { reused?: Reuse } = {},
  ) => {
    const components = [{ component: 'drawing', ...(reused && { reused }) }];
    const head = { ...opening('online'), receivingUnit: HANDLING_UNIT, code, ...changes };
    await write(store, `dossier-${code}`, received({ opening: head, components }));
    await bringToHead({ store, database: postgres.database, cachedStreams: 100, projections: PROJECTIONS });
  };
  const reports = (options: Partial<Options766> = {}) => {
    const reference = { units: unitDirectory(), calendar: () => HAI_DUONG, procedure: () => undefined };
    const settings = reportSettings([], { ...OPTIONS_766, ...options });
    return new Reports({ database: postgres.database, reference, settings });
  };
  const answer = async (request: Partial<ReportRequest> = {}, options: Partial<Options766> = {}) => {
    const made = await reports(options).make('766', { ...JUNE, ...request }, NOW);
    const rows = (made.rows as readonly Row[]).filter(({ id }) => /^4\.[45]/.test(String(id)));
    const shares = rows.map(({ id, numerator, denominator }) => [id, numerator, denominator].join(' '));
    return { position: made.position!, rows, shares };
  };

  beforeAll(async () => {
    postgres = await startPostgresFixture();
    await writeReference(store);
    await file('A', { reused: LAND });
  });
  afterAll(() => postgres.dispose());

  it('is unknown, with the reason, until any dossier tells it, then 0 for whoever has none', async () => {
    const before = await answer();
    for (const row of before.rows) {
      expect(row).toMatchObject({ numerator: null, score: null, standing: 'unknown' });
      expect(row).toMatchObject({ reason: expect.stringMatching(/^No dossier ever/) as unknown });
    }
    await file('B', { verifiedByVneid: false, receivingUnit: CONSULTED_UNIT });
    expect((await answer()).shares).toEqual(['4.4  ', '4.5a 0 1', '4.5b 0 2']);
    expect((await answer({ unit: HANDLING_UNIT })).shares).toEqual(['4.4  ', '4.5a 0 1', '4.5b 0 1']);
    const { shares } = await answer({ asOf: { position: BigInt(before.position) } });
    expect(shares).toEqual(['4.4  ', '4.5a  ', '4.5b  ']);
  });

  it('counts the database that an authority calls its population database', async () => {
    const { shares } = await answer({}, { populationDatabases: ['CSDL đất đai'] });
    expect(shares).toEqual(['4.4  ', '4.5a 1 1', '4.5b 1 2']);
  });

  it('leads to the dossiers and procedures that it counts', async () => {
    await file('C', { verifiedByVneid: true });
    await file('D', { reused: STORED });
    expect((await answer()).shares).toEqual(['4.4 1 4', '4.5a 1 1', '4.5b 2 4']);
    const listed = async (column: string) => {
      const { rows } = await reports().dossiers('766', { ...JUNE, column, limit: 10 }, NOW);
      return rows.map(({ code }) => code).join('');
    };
    expect([await listed('4.4-met'), await listed('4.4-missing')]).toEqual(['D', 'ABC']);
    expect([await listed('4.5b-met'), await listed('4.5b-missing')]).toEqual(['CD', 'AB']);
    const used = await reports().procedures('766', { ...JUNE, column: '4.5a-met', limit: 10 }, NOW);
    expect(used.rows).toMatchObject([{ code: '1.004222' }]);
  });
});
