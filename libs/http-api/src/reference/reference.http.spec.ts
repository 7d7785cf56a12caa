import { procedureVersion } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Engine } from '../testing';

const as = 'service' as const;
const { code: PROCEDURE, ...version } = procedureVersion();
const publication = {
  version: 1,
  decision: '12/QĐ-UBND',
  decidedOn: '2022-12-01',
  publishedOn: '2022-12-15',
};
const delegation = {
  id: 'uq-12',
  from: 'an',
  to: 'binh',
  legalBasis: 'GUQ 12',
  validFrom: '2025-06-01',
  validTo: '2025-06-12',
};
const year = {
  year: '2028',
  table: { off: ['2028-01-03'], worked: [], status: 'provisional', source: 'draft' },
};

describe('reference data over HTTP', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
  });
  afterAll(() => engine.stop());

  it('lists and shows what is known', async () => {
    const procedures = await get(engine, '/v1/procedures', { as: 'citizen' });
    expect(procedures.body).toMatchObject({ items: [{ code: PROCEDURE, inForce: 1, versions: [1] }] });
    const units = await get(engine, '/v1/units?limit=2', { as });
    expect(units.body).toMatchObject({ items: [{ id: 'H23.01' }, { id: 'H23.15' }], next: 'H23.15' });
    const rest = await get(engine, '/v1/units?limit=2&after=H23.15', { as });
    expect(rest.body).toEqual({ items: [expect.objectContaining({ id: 'H23.19' })] });
    expect((await get(engine, `/v1/procedures/${PROCEDURE}`, { as })).body).toMatchObject({
      versions: [{ code: PROCEDURE, name: version.name }],
    });
    expect((await get(engine, '/v1/calendars/hai-duong', { as })).body).toMatchObject({
      region: 'hai-duong',
    });
    expect((await get(engine, '/v1/calendars/atlantis', { as })).status).toBe(404);
    expect((await get(engine, '/v1/procedures/9.9', { as })).status).toBe(404);
  });

  it.each([
    [`/v1/procedures/${PROCEDURE}/publications`, publication, 'ProcedurePublished'],
    ['/v1/calendars/hai-duong/years', year, 'CalendarYearAnnounced'],
    ['/v1/units/H23.15/delegations', delegation, 'DelegationGranted'],
    ['/v1/units/H23.15/delegations/uq-12/revocation', { validTo: '2025-06-05' }, 'DelegationRevoked'],
    ['/v1/units/H23.19/officers/giang/release', { validTo: '2025-06-30' }, 'OfficerReleased'],
    [
      '/v1/units/H23.19/dissolution',
      { validTo: '2025-06-30', successor: 'H23.15', legalBasis: 'NQ 202' },
      'UnitDissolved',
    ],
    [
      `/v1/procedures/${PROCEDURE}/endings`,
      { version: 1, validTo: '2026-12-31', decision: '9/QĐ' },
      'ProcedureVersionEnded',
    ],
  ])('takes a change at %s', async (url, body, type) => {
    const dry = await post(engine, `${url}?dryRun=true`, { as, body });
    expect(dry.body).toMatchObject({ allowed: true, events: [{ type }] });
    const done = await post(engine, url, { as, body });
    expect([done.status, done.body]).toMatchObject([200, { events: [{ type }] }]);
    expect((await post(engine, url, { as, body })).body).toMatchObject({ events: [] });
    expect((await post(engine, url, { as: 'clerk', body })).status).toBe(403);
    const more = await post(engine, url, { as, body: { ...body, colour: 'red' } });
    expect(more.body['errors']).toEqual([{ path: 'colour', message: 'is not a known field' }]);
    expect((await post(engine, url, { as, body: {} })).status).toBe(400);
  });

  it.each([
    ['/v1/units', { id: 'H23.77', name: 'x', level: 'galaxy', validFrom: '2020-01-01' }, 'level'],
    [
      `/v1/procedures/${PROCEDURE}/versions`,
      { ...version, limits: { direct: { amount: '5', unit: 'months' } } },
      'limits.direct.amount',
    ],
    [`/v1/procedures/${PROCEDURE}/versions`, { ...version, validFrom: '2025-02-29' }, 'validFrom'],
    [
      '/v1/calendars/hai-duong/years',
      { ...year, table: { ...year.table, off: ['2028-02-30'] } },
      'table.off',
    ],
    [
      '/v1/calendars',
      { region: 'x', zone: 'UTC', weekdays: [9], seasons: [], years: { 2028: { off: 1 } } },
      'weekdays',
    ],
  ])('names the wrong field at %s', async (url, body, path) => {
    const { status, body: problem } = await post(engine, url, { as, body });
    expect(status).toBe(400);
    expect(problem['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ path })]));
  });

  it('shows the policy in force now or at a moment, and its versions', async () => {
    const policies = async (query = '') => (await get(engine, `/v1/policies${query}`, { as: 'clerk' })).body;
    expect(await policies()).toMatchObject({
      day: '2025-06-10',
      inForce: { version: 'base', alerts: { validFrom: '2024-11-15' }, dossier: { explanationDays: 5 } },
      versions: [{ version: 'base' }],
    });
    expect(await policies('?at=2024-11-14T23:59:59%2B07:00')).toMatchObject({
      day: '2024-11-14',
      inForce: { alerts: null },
    });
    expect(await policies('?at=yesterday')).toMatchObject({ status: 400, errors: [{ path: 'at' }] });
    expect(await policies('?unit=H23.15')).toMatchObject({ status: 400, errors: [{ path: 'unit' }] });
    expect((await get(engine, '/v1/policies')).status).toBe(401);
  });

  it('gives the rules their say', async () => {
    const body = { ...publication, decision: '13/QĐ-UBND' };
    const refused = await post(engine, `/v1/procedures/${PROCEDURE}/publications`, { as, body });
    expect(refused).toMatchObject({ status: 422, body: { code: 'published-otherwise' } });
    const id = 'Phòng 1';
    const unit = { id, name: 'x', level: 'province', validFrom: '2020-01-01' };
    expect(await post(engine, '/v1/units', { as, body: unit })).toMatchObject({
      status: 422,
      body: { code: 'unit-code-format' },
    });
  });
});
