import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { openReadModels } from '@hoso/read-models';
import { get, makeWorld, startEngine, type Engine } from '../testing';

let postgres: PostgresFixture;
let engine: Engine;

beforeAll(async () => {
  postgres = await startPostgresFixture();
  const store = new MemoryEventStore();
  const { database } = postgres;
  const readModels = openReadModels({ store, database });
  engine = await startEngine({ store, readModels, reportsOn: database });
  await makeWorld(engine);
});
afterAll(async () => {
  await engine.stop();
  await postgres.dispose();
});

const JUNE = 'from=2025-06-01&to=2025-06-09';

describe('before a projector has run for the first time', () => {
  it.each([
    '/v1/dossiers',
    '/v1/dossiers?waitFor=1',
    '/v1/alerts',
    '/v1/alerts?state=open',
    '/v1/alerts/stream',
    '/v1/accountability/explanations',
    '/v1/lateness',
    '/v1/lateness/repeated?by=officer',
    `/v1/reports/ii-06a?${JUNE}`,
    `/v1/reports/ii-06a?${JUNE}&asOf=2025-06-09`,
    `/v1/reports/ii-06a?${JUNE}&asOf=1`,
    `/v1/reports/ii-06a/dossiers?${JUNE}&column=c13`,
    '/v1/public/procedures',
  ])('%s says that the lists are being built', async (url) => {
    const answer = await get(engine, url, { as: 'auditor' });
    expect(answer).toMatchObject({ status: 503, body: { code: 'read-model-building' } });
  });

  it('a re-dating is sought in the log, which needs none', async () => {
    const url = '/v1/redatings/3f2b8c1d-4e5f-8a6b-9c7d-8e9f0a1b2c3d';
    expect(await get(engine, url, { as: 'auditor' })).toMatchObject({
      status: 404,
      body: { code: 'redating-not-found' },
    });
  });
});
