import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, keyOf, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

interface Ocel {
  readonly events: readonly { readonly type: string }[];
  readonly objects: readonly { readonly id: string; readonly type: string }[];
}

describe('the process log over HTTP', () => {
  let engine: Engine;
  const codes: string[] = [];
  const fetched = (query: string, as: Caller) =>
    engine.app.inject({ url: `/v1/exports/process-log?${query}`, headers: keyOf(as) });
  const dossiersIn = async (query: string): Promise<readonly string[]> => {
    const { objects } = (await fetched(`format=ocel&${query}`, 'auditor')).json<Ocel>();
    return objects.filter(({ type }) => type === 'dossier').map(({ id }) => id.slice('dossier:'.length));
  };

  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
    for (const local of ['2025-06-10T08:00', '2025-06-11T08:00', '2025-06-12T23:59']) {
      engine.clock.at = vn(local);
      const body = { opening: openingData(), components: COMPLETE };
      codes.push(String((await post(engine, '/v1/dossiers/receive', { as: 'clerk', body })).body['code']));
    }
    const url = `/v1/dossiers/${codes[1]}/transfer`;
    await post(engine, url, { as: 'clerk', body: { to: HANDLING_UNIT } });
  });
  afterAll(() => engine.stop());

  it('holds every dossier from its events, and no citizen', async () => {
    const ocel = await fetched('format=ocel', 'operations');
    expect([ocel.statusCode, ocel.headers['content-disposition']]).toEqual([
      200,
      'attachment; filename="process-log.ocel.json"',
    ]);
    expect(ocel.json<Ocel>().events.map(({ type }) => type)).toEqual([
      'DossierReceived',
      'DossierReceived',
      'DossierTransferred',
      'DossierReceived',
    ]);
    const xes = await fetched('format=xes', 'auditor');
    expect(xes.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(xes.body.match(/<trace>/g)).toHaveLength(3);
    for (const { body } of [ocel, xes]) expect(body).not.toMatch(/Nguyễn|030190001234|sealed/);
  });

  it('takes dossiers opened between two days of Vietnam, both inclusive', async () => {
    expect(await dossiersIn('from=2025-06-11&to=2025-06-12')).toEqual(codes.slice(1));
    expect(await dossiersIn('to=2025-06-11')).toEqual(codes.slice(0, 2));
    expect(await dossiersIn('from=2025-06-13')).toEqual([]);
  });

  it('takes dossiers that a unit had to do with', async () => {
    expect(await dossiersIn(`unit=${HANDLING_UNIT}`)).toEqual([codes[1]]);
    expect(await dossiersIn('unit=H23.01')).toEqual(codes);
    expect(await dossiersIn('unit=H99')).toEqual([]);
  });

  it.each([
    ['', 400],
    ['format=csv', 400],
    ['format=xes&from=2025-06-31', 400],
    ['format=xes&from=2025-06-12&to=2025-06-11', 400],
    ['format=xes&since=2025-06-12', 400],
  ])('is asked for in its own words (%s)', async (query, status) =>
    expect((await fetched(query, 'auditor')).statusCode).toBe(status),
  );

  it('is for those who audit or operate', async () => {
    for (const as of ['clerk', 'head', 'citizen'] as const)
      expect([as, (await fetched('format=xes', as)).statusCode]).toEqual([as, 403]);
    expect((await get(engine, '/v1/exports/process-log?format=xes')).status).toBe(401);
  });
});
