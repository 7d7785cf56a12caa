import { get, makeWorld, startEngine, type Engine } from './testing';

describe('the HTTP server', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
  });
  afterAll(() => engine.stop());

  it('counts a due date and shows how', async () => {
    const url = '/v1/due?received=2025-01-24T15:30&limit=10&unit=working-days';
    const { body } = await get(engine, url, { as: 'citizen' });
    expect(body).toMatchObject({ dueAt: '2025-02-14T16:30:00+07:00', provisional: false });
    const { body: cut } = await get(engine, `${url}&cutOff=15:00`, { as: 'citizen' });
    expect(cut).toMatchObject({ dueAt: '2025-02-17T16:30:00+07:00' });
    expect(cut['steps']).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'cut-off' })]));
    const offset = '/v1/due?received=2025-01-24T08:30:00Z&limit=10&unit=working-days';
    expect((await get(engine, offset, { as: 'citizen' })).body).toEqual(body);
  });

  it.each([
    ['limit=1.5&unit=working-days', 'limit'],
    ['limit=20000&unit=months', 'limit'],
    ['limit=-1&unit=months', 'limit'],
    ['limit=0&unit=working-days', 'limit'],
    ['limit=1201&unit=months', 'limit'],
    ['limit=1&unit=years', 'unit'],
    ['limit=1&unit=months&cutOff=25:00', 'cutOff'],
    ['limit=1&unit=months&colour=red', 'colour'],
  ])('does not count %s', async (query, path) => {
    const { status, body } = await get(engine, `/v1/due?received=2025-01-24T15:30&${query}`, {
      as: 'citizen',
    });
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ path })]]);
  });

  it.each(['9999-12-31T15:30:00%2B07:00', '1899-12-31T15:30', '2200-01-01T00:00Z'])(
    'does not count from %s',
    async (received) => {
      const url = `/v1/due?received=${received}&limit=1200&unit=months`;
      const { status, body } = await get(engine, url, { as: 'citizen' });
      expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ path: 'received' })]]);
    },
  );

  it.each(['limit=1200&unit=months', 'limit=10000&unit=calendar-days', 'limit=10000&unit=working-days'])(
    'counts %s from the last day it takes',
    async (query) => {
      const url = `/v1/due?received=2199-12-31T15:30&${query}`;
      expect(await get(engine, url, { as: 'citizen' })).toMatchObject({
        status: 200,
        body: { provisional: true },
      });
    },
  );

  it('says whether it lives and whether it is ready', async () => {
    expect(await get(engine, '/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
    engine.health.onReady('event store', () => Promise.reject(new Error('not reached')));
    expect(await get(engine, '/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'down', checks: { 'event store': 'not reached' } },
    });
  });

  it('describes what it takes', async () => {
    const { status, body } = await get(engine, '/docs-json');
    expect(status).toBe(200);
    const { paths, components } = body as {
      paths: Record<string, unknown>;
      components: { schemas: Record<string, { required?: string[]; properties: object }> };
    };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/v1/dossiers/{code}/apologise-and-reschedule', '/v1/commands', '/v1/due']),
    );
    expect(components.schemas['ReceiveDto']).toMatchObject({
      required: ['components'],
      properties: {
        opening: { $ref: '#/components/schemas/OpeningDto' },
        components: { items: { $ref: '#/components/schemas/ProvidedComponentDto' } },
        appointment: { type: 'string', format: 'date-time' },
      },
    });
    expect((await get(engine, '/docs')).status).toBe(200);
  });

  it.each([
    ['/v1/nothing', 404, 'route-not-found'],
    ['/v1/dossiers/%zz', 400, 'malformed-request'],
    [`/v1/dossiers/${'x'.repeat(500)}`, 400, 'malformed-request'],
  ])('has nothing at %s', async (url, status, code) => {
    const answer = await get(engine, url, { as: 'service' });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it.each([
    ['/v1/dossiers/receive', 'DELETE', 'GET, HEAD, POST'],
    ['/v1/dossiers/H23.01-250610-0001/transfer?x=1', 'GET', 'POST'],
    ['/v1/due', 'POST', 'GET, HEAD'],
  ] as const)('says at %s what it offers instead of %s', async (url, method, allow) => {
    const answer = await engine.app.inject({ method, url });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, allow]);
    expect(answer.json()).toMatchObject({ code: 'method-not-allowed', status: 405 });
  });
});
