import {
  bringToHead,
  digitisation,
  dossiers,
  reportFacts,
  reportPetitions,
  reportProcedures,
  reportTime,
} from '@hoso/read-models';
import { write, writeReference } from '@hoso/read-models/testing';
import { HAI_DUONG, type DossierEvent, type PetitionEvent, type Unit } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  happened,
  inHandling,
  issued,
  livedPetition,
  opening,
  petitionCommand,
  petitionIn,
  received,
  submission,
  supplementAsked,
  unitDirectory,
  vn,
} from '@hoso/testing';
import type { ReportRow } from '@hoso/documents';
import { REPORT_NAMES } from './catalogue';
import { printedReport } from './print/printed-report';
import type { ReportRequest } from './request/report-request';
import { Reports } from './reports';
import { reportSettings } from './settings/default-settings';

const NOW = vn('2025-08-01T08:00');
const JUNE = { from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30') };
const target = { year: 2025, onTimeRate: 98, source: 'KH 1', illustrative: true };

/** A history under a code of its own. */
const coded = (code: string, history: readonly DossierEvent[]): readonly DossierEvent[] => [
  received({ opening: { ...opening(), code } }),
  ...history.slice(1),
];
const late = issued('2025-06-26T08:00', true);
const rated = happened('ServiceRated', '2025-07-01T07:00', { rating: 'satisfied', comment: 'nhanh' });
const neutralised = happened('EventNeutralised', '2025-07-02T08:00', {
  ...{ revision: 3, type: 'ResultIssued', reason: 'keyed into the wrong dossier' },
  restored: {
    handling: {
      ...{ phase: 'InHandling', unit: 'H23.15', officer: 'binh', opinions: {}, hops: {} },
      ...{ supplementRequests: 0, waits: [] },
    },
    interval: { state: 'running', party: { kind: 'officer', id: 'binh' }, from: inHandling[2]!.at },
  },
});
/** A petition about a dossier, as the law opens it where it knows the dossier. */
const petitionAbout = (dossier: string): readonly PetitionEvent[] =>
  livedPetition(['2025-06-10T08:00', petitionCommand('SubmitPetition', submission())]).map((event) =>
    event.type === 'PetitionSubmitted'
      ? { ...event, data: { ...event.data, opening: { ...event.data.opening, dossier } } }
      : event,
  );
const HISTORIES = {
  A: [...inHandling, issued('2025-06-20T08:00', false), rated],
  B: [...inHandling, late],
  C: inHandling,
  D: [
    ...inHandling,
    supplementAsked('2025-06-12T08:00', {
      items: [
        { component: 'village-stamp', reason: 'custom', provision: 'Luật X art. 1' },
        { component: 'family-tree', reason: 'custom', provision: 'Luật X art. 2' },
      ],
    }),
  ],
};

describe('reports from the read models', () => {
  let postgres: PostgresFixture;
  let recordedAt = vn('2025-07-01T08:00');
  const store = new MemoryEventStore(() => recordedAt);
  let reports: Reports;
  const follow = () =>
    bringToHead({
      ...{ store, database: postgres.database, cachedStreams: 100 },
      projections: [reportFacts, reportTime, reportProcedures, reportPetitions, dossiers, digitisation],
    });
  const make = (name: string, request: Partial<ReportRequest> = {}) =>
    reports.make(name, { ...JUNE, ...request }, NOW);
  const total = async (request: Partial<ReportRequest> = {}) =>
    (await make('ii-06a', request)).total as Readonly<Record<string, number>>;

  beforeAll(async () => {
    postgres = await startPostgresFixture();
    await writeReference(store);
    for (const [code, history] of Object.entries(HISTORIES))
      await write(store, `dossier-${code}`, ...coded(code, history));
    await follow();
    const units: ReadonlyMap<string, Unit> = unitDirectory();
    const calendar = () => HAI_DUONG;
    const procedure = (code: string) =>
      code === '1.004222' ? { adopted: {}, versions: [], publications: {} } : undefined;
    reports = new Reports({
      database: postgres.database,
      reference: { units, calendar, procedure },
      settings: reportSettings([target]),
    });
  });
  afterAll(() => postgres.dispose());

  it('make every one of them, with the position and the end of what they count', async () => {
    for (const name of REPORT_NAMES) {
      const answer = await make(name);
      const head = { report: name, ...JUNE, unit: null, procedure: null, final: true, parked: 0 };
      expect(answer).toMatchObject({ ...head, until: vn('2025-06-30T23:59:59.999') });
      expect(answer.position).toMatch(/^\d+$/);
      expect(answer.identities.filter(({ holds }) => !holds)).toEqual([]);
    }
  });

  it('fill form II.06a, of a unit or of all', async () => {
    const all = { c3: 4, c5: 4, c7: 2, c8: 1, c10: 1, c11: 2, c13: 2 };
    expect(await total()).toMatchObject(all);
    expect(await total({ unit: 'H23.01' })).toMatchObject(all);
    expect(await total({ unit: 'H23.15' })).toMatchObject(all);
    expect(await total({ unit: 'H23.20' })).toMatchObject({ c3: 0 });
    expect(await total({ procedure: '1.004222' })).toMatchObject(all);
  });

  it('print title, period, total, identities and position', async () => {
    const answer = await make('ii-06a', { unit: 'H23.15' });
    const printed = printedReport(answer);
    expect(printed.title).toEqual([
      expect.stringContaining('Biểu số II.06a/VPCP/KSTT') as unknown,
      'Kỳ báo cáo: từ 01/06/2025 đến 30/06/2025',
      'Đơn vị: H23.15',
    ]);
    expect([...(printed.rows as Iterable<ReportRow>)]).toEqual([
      { cells: [1, 'Hoạt động xây dựng (cấp tỉnh)', 4, 0, 4, 0, 2, 1, 0, 1, 2, 0, 2] },
    ]);
    expect(printed.total).toEqual([null, 'Tổng cộng', 4, 0, 4, 0, 2, 1, 0, 1, 2, 0, 2]);
    expect(printed.notes[3]).toBe('Đúng: c3 = c7 + c11 (4 / 4).');
    expect(printed.asOf).toBe(`Số liệu tại vị trí ${answer.position} của nhật ký, tính đến 2025-06-30T23:59`);
    expect(printedReport(await make('overdue')).notes[0]).toMatch(/^Tổng cộng: dossiers 3, settledLate 1/);
  });

  it('lead every figure to its dossiers, page by page', async () => {
    const page = (column: string, cursor?: string) =>
      reports.dossiers('ii-06a', { ...JUNE, column, limit: 3, ...(cursor && { cursor }) }, NOW);
    const first = await page('c3');
    expect(first).toMatchObject({
      column: 'c3',
      next: 'C',
      rows: [{ code: 'A' }, { code: 'B' }, { code: 'C' }],
    });
    expect(await page('c3', first.next!)).toMatchObject({ next: null, rows: [{ code: 'D' }] });
    const { rows } = await page('c10');
    expect(rows).toMatchObject([
      { code: 'B', settledAt: late.at, settledAs: 'issued', history: '/v1/dossiers/B/history' },
    ]);
  });

  it.each([
    ['overdue', 'settled-late', 'B'],
    ['overdue', 'open-late', 'C D'],
    ['overdue', 'unexplained', 'B C D'],
    ['causes', 'unexplained', 'B C D'],
    ['766', '2.1-missing', 'B C D'],
    ['766', '3.3-missing', 'A B C D'],
    ['766', '3b.6-missing', 'A B C D'],
    ['channels', 'direct', 'A B C D'],
    ['digitisation', 'results-electronic', 'A B'],
    ['papers-beyond-rules', 'dossiersCited', 'D'],
    ['attribution', 'applicant', 'D'],
    ['attribution', 'officer:binh', 'A B C D'],
    ['on-time', 'c8', 'A'],
    ['on-time', 'settled', 'A B'],
    ['on-time', 'in-time', 'A'],
  ])('lead %s, figure %s, to %s', async (name, column, codes) => {
    const { rows } = await reports.dossiers(name, { ...JUNE, column, limit: 10 }, NOW);
    expect(rows.map(({ code }) => code).join(' ')).toBe(codes);
  });

  it('count a rating in the period in which it was given, by procedure, down to its dossier', async () => {
    expect((await make('satisfaction')).total).toMatchObject({ rated: 0, rate: null });
    const july = { from: plainDateOf('2025-07-01'), to: plainDateOf('2025-07-31') };
    const counts = { rated: 1, satisfied: 1, dissatisfied: 0, rate: 100 };
    expect((await make('satisfaction', july)).rows).toMatchObject([{ procedure: '1.004222', ...counts }]);
    const { rows } = await reports.dossiers('satisfaction', { ...july, column: 'satisfied', limit: 10 }, NOW);
    expect(rows).toMatchObject([{ code: 'A' }]);
  });

  it('say who had most of the time of a late one, and what was asked beyond the rules', async () => {
    const { rows } = await make('overdue');
    expect(rows).toMatchObject([
      { code: 'C', daysLate: 6, mostTimeWith: 'officer:binh' },
      { code: 'D', mostTimeWith: 'applicant' },
      { code: 'B', daysLate: 2, standing: 'settled-late' },
    ]);
    expect(await make('papers-beyond-rules')).toMatchObject({
      rows: [{ code: 'D', component: 'village-stamp', provision: 'Luật X art. 1' }, { code: 'D' }],
      total: { papers: 2, cited: 2, uncited: 0, dossiers: 1, dossiersCited: 1, dossiersUncited: 0 },
    });
  });

  it('know of Decision 766 what they can, and leave the portal’s part null, with the reason', async () => {
    const rows = (await make('766')).rows as readonly Partial<Record<'id' | 'score' | 'reason', unknown>>[];
    const told = (id: string) => rows.find((row) => row.id === id);
    expect(told('2.1')).toMatchObject({ score: 5, reason: null });
    expect(told('3b.6')).toMatchObject({ score: 0, numerator: 0, denominator: 4 });
    for (const id of ['1.4', '3.3', '3b.5a', '4.4', '5.4'])
      expect(told(id)).toMatchObject({ id, score: null, reason: expect.any(String) as string });
  });

  it('measure satisfaction by petitions once there are any, as of any position, down to each of them', async () => {
    const rowsOf = async (request: Partial<ReportRequest> = {}) => {
      const { rows, position } = await make('766', request);
      const known = rows as readonly Readonly<Record<'id' | 'numerator' | 'denominator', unknown>>[];
      const counted = known
        .filter(({ id }) => String(id).startsWith('5.'))
        .map(({ id, numerator, denominator }) => [id, numerator, denominator]);
      return { counted, asOf: { position: BigInt(position!) } };
    };
    const before = await rowsOf();
    expect(before.counted.map(([, numerator]) => numerator)).toEqual(Array(4).fill(null));
    await write(store, 'feedback-P1', ...petitionAbout('A'));
    await write(store, 'feedback-P2', ...petitionIn('Rated'));
    await follow();
    const after = await rowsOf();
    expect(after.counted).toEqual([
      ['5.1', 1, 1],
      ['5.2', 2, 2],
      ['5.3', 1, 2],
      ['5.4', 0, 4],
    ]);
    expect((await rowsOf({ asOf: before.asOf })).counted).toEqual(before.counted);
    expect((await rowsOf({ unit: 'H23.20' })).counted[1]).toEqual(['5.2', 0, 0]);
    expect((await rowsOf({ procedure: '1.004222' })).counted[1]).toEqual(['5.2', 1, 1]);
    await write(store, 'feedback-P1', ...petitionIn('Refused').slice(1));
    await follow();
    expect((await rowsOf({ asOf: after.asOf })).counted).toEqual(after.counted);

    const page = (column: string, cursor?: string) =>
      reports.petitions('766', { ...JUNE, column, limit: 1, ...(cursor && { cursor }) }, NOW);
    const first = await page('5.2-met');
    expect(first).toMatchObject({ rows: [{ code: 'P1', dossier: 'A', waitsFor: 'nothing' }], next: 'P1' });
    expect(await page('5.2-met', 'P1')).toMatchObject({
      rows: [{ code: 'P2', matter: 'conduct', history: '/v1/petitions/P2/history' }],
      next: null,
    });
    const dossiers = await reports.dossiers('766', { ...JUNE, column: '5.4-petitioned', limit: 9 }, NOW);
    expect(dossiers.rows.map(({ code }) => code)).toEqual(['A']);
    await expect(page('2.1-met')).rejects.toMatchObject({ code: 'column-unknown' });
  });

  it.each([
    ['period-turned', { from: plainDateOf('2025-07-01') }],
    ['period-in-future', { to: plainDateOf('2025-08-02') }],
    ['as-of-in-future', { asOf: { time: vn('2025-08-01T08:00:00.001') } }],
    ['position-not-recorded', { asOf: { position: 10n ** 15n } }],
    ['unit-not-found', { unit: 'H99' }],
    ['procedure-not-found', { procedure: '9.9' }],
  ])('refuse with %s', async (code, request) =>
    expect(make('ii-06a', request)).rejects.toMatchObject({ code }),
  );

  it('refuse a report or figure that there is none of', async () => {
    await expect(make('ii-07')).rejects.toMatchObject({ code: 'report-unknown' });
    const drill = (name: string, column: string) =>
      reports.dossiers(name, { ...JUNE, column, limit: 1 }, NOW);
    await expect(drill('ii-06a', 'c14')).rejects.toMatchObject({ code: 'column-unknown' });
    await expect(drill('publication', 'unpublished')).rejects.toMatchObject({ code: 'column-unknown' });
  });

  it('do not change at an older position when a result is neutralised later', async () => {
    const before = await make('ii-06a');
    const attributedBefore = await make('attribution');
    recordedAt = vn('2025-07-02T09:00');
    await write(store, 'dossier-B', neutralised);
    await follow();
    const now = await make('ii-06a');
    const asOf = { position: BigInt(before.position!) };
    expect(BigInt(now.position!)).toBeGreaterThan(asOf.position);
    expect(now.total).toMatchObject({ c7: 1, c10: 0, c11: 3, c13: 3 });
    expect(await make('ii-06a', { asOf })).toEqual(before);
    expect(await make('attribution', { asOf })).toEqual(attributedBefore);
    const instant = { time: vn('2025-07-02T08:59:59.999') };
    expect((await make('ii-06a', { asOf: instant })).total).toEqual(before.total);
    expect((await make('ii-06a', { asOf: { time: recordedAt } })).total).toEqual(now.total);
    expect((await make('ii-06a', { asOf: { time: vn('2025-07-01T07:00') } })).position).toBeNull();
    expect((await make('attribution')).total).not.toEqual(attributedBefore.total);
  });
});
