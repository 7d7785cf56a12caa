import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '@hoso/event-store';
import { encode } from '@hoso/event-format';
import { preparePortalSyncTables } from '@hoso/portal-sync';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Engine } from '../testing';

const MESSAGE = { message: 0, after: -1, status: '2', hasRow: true } as const;
const ENDED = {
  ...{ message: 0, service: 'DongBoHoSoMC', attempt: 1, outcome: 'rejected', errorCode: '-1' },
  content: { request: '{"ChuHoSo":"Nguyễn Văn An"}', response: 'sai' },
} as const;
const RETRY = { decision: 'resend', reason: 'Đã sửa mã thủ tục' };

let postgres: PostgresFixture;
let store: MemoryEventStore;
let engine: Engine;
let code: string;

const happened = async (type: string, data: object): Promise<void> => {
  const origin = { commandId: randomUUID(), payloadHmac: '', correlationId: '', causationId: '' };
  const event = { type, data, at: vn('2025-06-10T09:00') };
  const actor = { id: 'portal-sync', role: 'clock' } as const;
  await store.append(`portalsync-${code}`, 'any', [encode(randomUUID(), event, { ...origin, actor })]);
};

const stands = (of: string, unit: string, state: string) =>
  postgres.database.query({
    text: `insert into portal_sync.dossiers (code, unit, head, state, since) values ($1, $2, 3, $3, now())`,
    values: [of, unit, state],
  });

beforeAll(async () => {
  postgres = await startPostgresFixture();
  await preparePortalSyncTables(postgres.database);
  store = new MemoryEventStore();
  engine = await startEngine({ store, portalSyncOn: postgres.database });
  await makeWorld(engine);
  const opened = await post(engine, '/v1/dossiers/receive', {
    as: 'service',
    body: { opening: openingData(), components: COMPLETE },
  });
  code = String(opened.body['code']);
  await post(engine, `/v1/dossiers/${code}/transfer`, { as: 'service', body: { to: HANDLING_UNIT } });
  await happened('PortalExchangeBegun', {
    ...MESSAGE,
    service: 'DongBoHoSoMC',
    attempt: 1,
    isUpdating: false,
  });
  await happened('PortalExchangeEnded', ENDED);
  await happened('PortalLookUpFailed', { upTo: 0, outcome: 'unknown', content: ENDED.content });
  await happened('PortalMessageParked', { ...MESSAGE, reason: 'rejected', errorCode: '-1' });
  await stands(code, HANDLING_UNIT, 'parked');
  await stands('H23.99-250610-0001', 'H23.99', 'parked');
  await stands('H23.99-250610-0002', 'H23.99', 'waiting');
});
afterAll(async () => {
  await engine.stop();
  await postgres.dispose();
});

it('lists how dossiers stand, to each caller those of its units', async () => {
  const codes = async (as: 'operations' | 'head' | 'stranger', query = '') => {
    const { body } = await get(engine, `/v1/portal-sync${query}`, { as });
    return (body['items'] as readonly { readonly code: string }[]).map((item) => item.code);
  };
  expect(await codes('operations', '?state=parked')).toEqual([code, 'H23.99-250610-0001'].sort());
  expect(await codes('operations', '?unit=H23.99&limit=1')).toEqual(['H23.99-250610-0001']);
  expect(await codes('operations', '?unit=H23.99&after=H23.99-250610-0001')).toEqual(['H23.99-250610-0002']);
  expect([await codes('head'), await codes('stranger')]).toEqual([[code], []]);
  expect(await get(engine, '/v1/portal-sync?state=lost', { as: 'operations' })).toMatchObject({
    status: 400,
  });
  expect(await get(engine, '/v1/portal-sync', { as: 'citizen' })).toMatchObject({ status: 403 });
});

it('tells every exchange, its contents only to those who may see persons', async () => {
  const url = `/v1/portal-sync/${code}`;
  const told = await get(engine, url, { as: 'auditor' });
  expect(told).toMatchObject({ status: 200, body: { current: { parked: { reason: 'rejected' } } } });
  const history = told.body['history'] as readonly { readonly type: string; readonly data: object }[];
  expect(history.find(({ type }) => type === 'PortalExchangeEnded')!.data).toEqual(ENDED);
  const { body } = await get(engine, url, { as: 'operations' });
  expect(JSON.stringify(body)).toContain('"errorCode":"-1"');
  expect(JSON.stringify(body)).not.toContain('Nguyễn Văn An');
  expect(await get(engine, url, { as: 'stranger' })).toMatchObject({ status: 403 });
  expect(await get(engine, '/v1/portal-sync/H23.99-250610-0009', { as: 'auditor' })).toMatchObject({
    status: 404,
  });
});

it('lets operators decide about what waits for a person, once', async () => {
  const url = `/v1/portal-sync/${code}/retry`;
  expect(await post(engine, url, { as: 'head', body: RETRY })).toMatchObject({ status: 403 });
  expect(await post(engine, url, { as: 'operations', body: { ...RETRY, why: 'x' } })).toMatchObject({
    status: 400,
  });
  const headers = { 'idempotency-key': randomUUID() };
  const released = await post(engine, url, { as: 'operations', body: RETRY, headers });
  expect(released).toMatchObject({ status: 200, body: { events: [{ type: 'PortalMessageReleased' }] } });
  expect((await post(engine, url, { as: 'operations', body: RETRY, headers })).body).toEqual(released.body);
  expect(await post(engine, url, { as: 'operations', body: RETRY })).toMatchObject({
    status: 422,
    body: { code: 'nothing-parked' },
  });
});

it('lets operators order that imported history goes', async () => {
  const body = { reason: 'Công văn 812' };
  expect(await post(engine, `/v1/portal-sync/${code}/order`, { as: 'operations', body })).toMatchObject({
    status: 200,
    body: { events: [{ type: 'PortalSyncOrdered' }] },
  });
  const unknown = '/v1/portal-sync/H23.99-250610-0009/order';
  expect(await post(engine, unknown, { as: 'operations', body })).toMatchObject({ status: 404 });
});
