import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { bringToHead, openReadModels, PROJECTIONS } from '@hoso/read-models';
import { REPORT_NAMES } from '@hoso/reports';
import {
  COMPLETE,
  CONSULTED_UNIT,
  HANDLING_UNIT,
  ONE_STOP,
  openingData,
  submission,
  vn,
} from '@hoso/testing';
import { get, keyOf, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

const JUNE = 'from=2025-06-01&to=2025-06-30';

let postgres: PostgresFixture;
let store: MemoryEventStore;
let engine: Engine;
const codes: string[] = [];
let petition: string;

const give = async (local: string, as: Caller, [url, body]: readonly [string, object]) => {
  engine.clock.at = vn(local);
  const answer = await post(engine, url, { as, body });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return String(answer.body['code']);
};
const report = (name: string, query: string, as: Caller = 'auditor') =>
  get(engine, `/v1/reports/${name}?${query}`, { as });

beforeAll(async () => {
  postgres = await startPostgresFixture();
  store = new MemoryEventStore();
  const { database } = postgres;
  engine = await startEngine({ store, reportsOn: database, readModels: openReadModels({ store, database }) });
  await makeWorld(engine);
  for (const local of ['2025-06-10T08:00', '2025-06-11T08:00'])
    codes.push(
      await give(local, 'clerk', ['/v1/dossiers/receive', { opening: openingData(), components: COMPLETE }]),
    );
  await give('2025-06-13T08:30', 'clerk', [`/v1/dossiers/${codes[0]}/transfer`, { to: HANDLING_UNIT }]);
  await give('2025-06-13T09:00', 'head', [`/v1/dossiers/${codes[0]}/assign`, { officer: 'binh' }]);
  const about = submission({ channel: 'portal', dossier: codes[0]! });
  petition = await give('2025-06-02T08:00', 'service', ['/v1/petitions', about]);
  await bringToHead({ store, database, projections: PROJECTIONS, cachedStreams: 100 });
  engine.clock.at = vn('2025-07-10T08:00');
});
afterAll(async () => {
  await engine.stop();
  await postgres.dispose();
});

describe('reports over HTTP', () => {
  it('give form II.06a with its columns, total, identities and position', async () => {
    const { status, body } = await report('ii-06a', JUNE);
    expect(status).toBe(200);
    const counts = { c3: 2, c4: 0, c5: 2, c6: 0, c7: 0, c8: 0, c9: 0, c10: 0, c11: 2, c12: 0, c13: 2 };
    expect(body).toMatchObject({
      ...{ report: 'ii-06a', from: '2025-06-01', to: '2025-06-30', unit: null, final: true, total: counts },
      rows: [{ c1: 1, c2: 'Hoạt động xây dựng (cấp tỉnh)', ...counts }],
      position: expect.stringMatching(/^\d+$/) as unknown,
    });
    expect(body['identities']).toHaveLength(5);
    expect(body['identities']).toEqual(
      Array(5).fill(expect.objectContaining({ name: expect.any(String) as unknown, holds: true })),
    );
  });

  it('lead from a figure to its dossiers, and from them to their events', async () => {
    const first = await report('ii-06a/dossiers', `${JUNE}&column=c13&limit=1`);
    expect(first.body).toMatchObject({ column: 'c13', rows: [{ code: codes[0] }], next: codes[0] });
    const second = await report('ii-06a/dossiers', `${JUNE}&column=c13&limit=1&cursor=${codes[0]}`);
    const [row] = second.body['rows'] as readonly { readonly code: string; readonly history: string }[];
    expect([row?.code, second.body['next']]).toEqual([codes[1], null]);
    expect((await get(engine, row!.history, { as: 'auditor' })).status).toBe(200);
    const elsewhere = await report('ii-06a/dossiers', `${JUNE}&column=c13&field=Đất đai`);
    expect(elsewhere.body).toMatchObject({ rows: [], next: null });
  });

  it('lead from a figure of 766 to its petitions', async () => {
    const { status, body } = await report('766/petitions', `${JUNE}&column=5.2-missing`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      rows: [{ code: petition, dossier: codes[0], waitsFor: 'answer' }],
      next: null,
    });
    const [row] = body['rows'] as readonly { readonly history: string }[];
    expect((await get(engine, row!.history, { as: 'auditor' })).status).toBe(200);
    const drill = await report('ii-06a/petitions', `${JUNE}&column=c3`);
    expect(drill.body).toMatchObject({ status: 400, code: 'column-unknown' });
  });

  it('lead from a figure to its procedures, and from them to the catalogue', async () => {
    const { status, body } = await report('766/procedures', `${JUNE}&column=3.1-met`);
    expect([status, body['next']]).toEqual([200, null]);
    const [row] = body['rows'] as readonly { readonly procedure: string }[];
    expect((await get(engine, row!.procedure, { as: 'auditor' })).status).toBe(200);
    expect((await report('publication/procedures', `${JUNE}&column=published-late`)).status).toBe(200);
    const drill = await report('ii-06a/procedures', `${JUNE}&column=c3`);
    expect(drill.body).toMatchObject({ status: 400, code: 'column-unknown' });
  });

  it.each(['766', 'overdue', 'causes', 'digitisation', 'papers-beyond-rules', 'publication'])(
    'give %s likewise',
    async (name) => {
      const { status, body } = await report(name, JUNE);
      expect([status, body['report']]).toEqual([200, name]);
      expect([body['rows'], body['identities']].every(Array.isArray)).toBe(true);
    },
  );

  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['pdf', 'application/pdf'],
  ])('are printed as %s', async (format, mediaType) => {
    for (const name of REPORT_NAMES) {
      const url = `/v1/reports/${name}?${JUNE}&format=${format}`;
      const { statusCode, headers, rawPayload } = await engine.app.inject({ url, headers: keyOf('auditor') });
      expect([name, statusCode, headers['content-type']]).toEqual([name, 200, mediaType]);
      expect(headers['content-disposition']).toMatch(
        new RegExp(`"${name}-2025-06-01-2025-06-30-position-\\d+.${format}"`),
      );
      expect(rawPayload.length).toBeGreaterThan(50);
    }
  });

  it.each([
    [400, 'invalid-shape', `${JUNE}&format=docx`],
    [400, 'invalid-shape', 'from=2025-06-01'],
    [400, 'invalid-shape', `${JUNE}&unti=H23.15`],
    [400, 'invalid-shape', `${JUNE}&asOf=yesterday`],
    [400, 'invalid-shape', `${JUNE}&waitFor=soon`],
    [404, 'stream-unknown', `${JUNE}&waitFor=H23.01-250610-0001@99`],
    [400, 'invalid-shape', 'from=2025-06-31&to=2025-07-01'],
    [400, 'period-turned', 'from=2025-06-30&to=2025-06-01'],
    [404, 'unit-not-found', `${JUNE}&unit=H99`],
    [422, 'period-in-future', 'from=2025-06-01&to=2025-07-11'],
    [422, 'as-of-in-future', `${JUNE}&asOf=2025-07-10T08:01:00%2B07:00`],
    [422, 'position-not-recorded', `${JUNE}&asOf=999999999`],
  ])('refuse with %i %s: %s', async (status, code, query) => {
    const answer = await report('ii-06a', query);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('refuse a report and a figure that there is none of', async () => {
    expect((await report('ii-07', JUNE)).body).toMatchObject({ status: 404, code: 'report-unknown' });
    const drill = await report('ii-06a/dossiers', `${JUNE}&column=c99`);
    expect(drill.body).toMatchObject({ status: 400, code: 'column-unknown' });
  });

  it('are for heads about their own unit, for auditors and operations about all, for nobody else', async () => {
    const seen = async (as: Caller, query = JUNE) => (await report('ii-06a', query, as)).body;
    expect(await seen('head')).toMatchObject({ unit: HANDLING_UNIT, total: { c3: 1 } });
    expect(await seen('stranger')).toMatchObject({ unit: CONSULTED_UNIT, total: { c3: 0 } });
    expect(await seen('head', `${JUNE}&unit=${ONE_STOP}`)).toMatchObject({ status: 403 });
    expect(await seen('operations')).toMatchObject({ unit: null, total: { c3: 2 } });
    expect(await seen('service', `${JUNE}&unit=${ONE_STOP}`)).toMatchObject({ total: { c3: 2 } });
    for (const as of ['clerk', 'officer', 'citizen'] as const)
      expect([as, (await seen(as))['status']]).toEqual([as, 403]);
    expect((await get(engine, `/v1/reports/ii-06a?${JUNE}`)).status).toBe(401);
  });

  it('do not change at the position that was printed on them', async () => {
    const { body } = await report('ii-06a', JUNE);
    expect((await report('ii-06a', `${JUNE}&asOf=${String(body['position'])}`)).body).toEqual(body);
  });

  it('show what a caller has just written, once the rows do', async () => {
    const opening = { opening: openingData(), components: COMPLETE };
    const code = await give('2025-06-24T08:00', 'clerk', ['/v1/dossiers/receive', opening]);
    const waiting = report('ii-06a', `from=2025-06-01&to=2025-06-24&waitFor=${code}@0`);
    await bringToHead({ store, database: postgres.database, projections: PROJECTIONS, cachedStreams: 100 });
    expect((await waiting).body).toMatchObject({ total: { c3: 3 } });
  });
});
