import { randomUUID } from 'node:crypto';
import { get as request, type IncomingMessage } from 'node:http';
import { AlertDecisions, alertIdOf } from '@hoso/application';
import type { AlertOrder } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { alerts, Freshness, openReadModels, Projector } from '@hoso/read-models';
import { CONSULTED_UNIT, overdueOrder, vn } from '@hoso/testing';
import { get, keyOf, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

let postgres: PostgresFixture;
let engine: Engine;
let projector: Projector;
let store: MemoryEventStore;
let address: string;

const settledList = async (): Promise<void> => {
  let position = -1n;
  for await (const event of store.scan({ streamPrefixes: ['alert-'] })) position = event.position;
  await new Freshness({ store, database: postgres.database }).reached({ position }, 5_000);
};

/** Raises an alert as the engine does. @returns its id */
const raise = async (key: string, changes: Partial<AlertOrder> = {}): Promise<string> => {
  const alert = alertIdOf(key);
  const command = { type: 'RaiseAlert', data: { alert, ...overdueOrder(changes) } } as const;
  const principal = { id: 'alerts', role: 'clock', units: 'all' } as const;
  const context = { principal, commandId: key, correlationId: key, causationId: key };
  await engine.app.get(AlertDecisions).take({ id: alert, command, context });
  return alert;
};

const ids: Record<string, string> = {};

beforeAll(async () => {
  postgres = await startPostgresFixture();
  store = new MemoryEventStore();
  const { database } = postgres;
  engine = await startEngine({ store, readModels: openReadModels({ store, database }) });
  await makeWorld(engine);
  await engine.app.listen(0, '127.0.0.1');
  address = await engine.app.getUrl();
  const parts = { store, database, clock: engine.clock, projections: [alerts], cachedStreams: 100 };
  projector = new Projector({ ...parts, onFault: (error) => void process.stderr.write(String(error)) });
  projector.start();
  await projector.atHead;
  ids['own'] = await raise('own');
  engine.clock.at = vn('2025-06-11T08:00');
  ids['near'] = await raise('near', { kind: 'near-due', severity: 'notice', officer: 'dung' });
  ids['foreign'] = await raise('foreign', { unit: CONSULTED_UNIT, officer: 'giang' });
  const engineOnly = {
    kind: 'drift',
    subject: { kind: 'engine', part: 'dossiers' },
    audience: 'superior',
  } as const;
  const { unit: _unit, officer: _officer, ...order } = overdueOrder(engineOnly);
  ids['drift'] = alertIdOf('drift');
  await engine.app.get(AlertDecisions).take({
    id: ids['drift'],
    command: { type: 'RaiseAlert', data: { ...order, alert: ids['drift'] } },
    context: {
      principal: { id: 'alerts', role: 'clock', units: 'all' },
      commandId: 'drift',
      correlationId: 'drift',
      causationId: 'drift',
    },
  });
  await settledList();
});

afterAll(async () => {
  await projector.stop();
  await engine.stop();
  await postgres.dispose();
});

const listed = async (query: string, as: Caller = 'auditor'): Promise<readonly unknown[]> => {
  const { status, body } = await get(engine, `/v1/alerts${query}`, { as });
  expect(status).toBe(200);
  return (body['items'] as readonly { readonly alert: string }[]).map(
    ({ alert }) => Object.entries(ids).find(([, id]) => id === alert)?.[0],
  );
};

describe('the list of alerts', () => {
  it('shows each caller the alerts of its units, the newest first', async () => {
    expect(await listed('')).toEqual(['drift', 'foreign', 'near', 'own']);
    expect(await listed('', 'officer')).toEqual(['near', 'own']);
    expect(await listed('', 'stranger')).toEqual(['foreign']);
    expect((await get(engine, '/v1/alerts', { as: 'citizen' })).status).toBe(403);
    expect((await get(engine, '/v1/alerts')).status).toBe(401);
    expect(await listed(`?unit=${CONSULTED_UNIT}`, 'officer')).toEqual([]);
  });

  it.each([
    ['?kind=near-due', ['near']],
    ['?severity=notice', ['near']],
    ['?officer=dung', ['near']],
    [`?unit=${CONSULTED_UNIT}`, ['foreign']],
    ['?dossier=H23.01-250610-0001', ['foreign', 'near', 'own']],
    ['?state=resolved', []],
    ['?since=2025-06-11', ['drift', 'foreign', 'near']],
    ['?since=2025-06-11T08:00:00%2B07:00', ['drift', 'foreign', 'near']],
    ['?since=2025-06-11T08:00:00.001%2B07:00', []],
  ])('narrows by %s', async (query, expected) => expect(await listed(query)).toEqual(expected));

  it('goes on page by page', async () => {
    const first = await get(engine, '/v1/alerts?limit=3', { as: 'auditor' });
    expect(first.body).toMatchObject({
      next: expect.any(String) as string,
      position: expect.any(String) as string,
    });
    expect(await listed(`?limit=3&cursor=${String(first.body['next'])}`)).toEqual(['own']);
    expect((await get(engine, '/v1/alerts?limit=4', { as: 'auditor' })).body['next']).toBeUndefined();
  });

  it('shows what an alert rests on and nothing of its applicant', async () => {
    const { body } = await get(engine, '/v1/alerts?officer=binh', { as: 'officer' });
    expect(body).toMatchObject({
      items: [
        { state: 'open', audience: 'officer', superior: 'H23', evidence: [{ revision: 4 }], deliveries: [] },
      ],
    });
  });

  it.each([
    '?kind=late',
    '?since=yesterday',
    '?cursor=x',
    '?limit=0',
    '?colour=red',
    '?state=',
    '?unit=a&unit=b',
    '?waitFor=soon',
  ])('refuses %s', async (query) =>
    expect((await get(engine, `/v1/alerts${query}`, { as: 'auditor' })).status).toBe(400),
  );
});

describe('acknowledging an alert', () => {
  const acknowledge = (
    id: string,
    as: Caller,
    sent: { readonly body?: object; readonly key?: string } = {},
  ) =>
    post(engine, `/v1/alerts/${id}/acknowledge`, {
      as,
      body: sent.body ?? {},
      ...(sent.key !== undefined && { headers: { 'idempotency-key': sent.key } }),
    });

  it('is for those whom it concerns, once, and honours the command id', async () => {
    const id = await raise('to-acknowledge', { officer: 'chi' });
    const key = randomUUID();
    const sent = { body: { note: 'Xử lý trong ngày' }, key };
    expect(await acknowledge(id, 'stranger')).toMatchObject({
      status: 403,
      body: { facts: { reason: 'other-unit' } },
    });
    expect((await acknowledge(id, 'auditor')).status).toBe(403);
    const first = await acknowledge(id, 'officer', sent);
    expect(first).toMatchObject({
      status: 200,
      body: { revision: 1, events: [{ type: 'AlertAcknowledged' }] },
    });
    expect((await acknowledge(id, 'officer', sent)).body).toEqual(first.body);
    expect((await acknowledge(id, 'officer', { key })).status).toBe(409);
    expect(await acknowledge(id, 'head')).toMatchObject({
      status: 422,
      body: { code: 'already-acknowledged' },
    });
    const url = `/v1/alerts?officer=chi&state=acknowledged&waitFor=${id}@1`;
    const { body } = await get(engine, url, { as: 'officer' });
    expect(body).toMatchObject({
      items: [{ alert: id, acknowledged: { by: 'binh', note: 'Xử lý trong ngày' } }],
    });
  });

  it('of what went up is refused below, with its source', async () => {
    const id = await raise('for-the-head', { audience: 'head', officer: 'chi' });
    const { status, body } = await acknowledge(id, 'officer');
    expect([status, body['code'], typeof body['source']]).toEqual([422, 'answered-higher', 'string']);
    expect((await acknowledge(id, 'head')).status).toBe(200);
  });

  it.each([
    ['an unknown field', { colour: 'red' }, 400],
    ['a blank note', { note: ' ' }, 400],
    ['a note that is no text', { note: 7 }, 400],
  ])('refuses %s', async (_, body, status) =>
    expect((await acknowledge(ids['own']!, 'officer', { body })).status).toBe(status),
  );

  it('refuses what is no alert and what it does not offer', async () => {
    expect((await acknowledge(randomUUID(), 'officer')).status).toBe(404);
    expect((await acknowledge('1', 'officer')).status).toBe(404);
    expect(
      (await post(engine, `/v1/alerts/${ids['own']}/acknowledge?dryRun=true`, { as: 'officer', body: {} }))
        .status,
    ).toBe(400);
    const headers = { 'if-match': '"0"' };
    expect(
      (await post(engine, `/v1/alerts/${ids['own']}/acknowledge`, { as: 'officer', body: {}, headers }))
        .status,
    ).toBe(400);
    expect((await acknowledge(ids['own']!, 'officer', { key: '1' })).status).toBe(400);
  });
});

describe('the stream of alerts', () => {
  interface Heard {
    readonly id: string;
    readonly type: string;
    readonly alert: string;
  }

  /** Listens until something was heard so often, then hangs up. */
  const listen = async (as: Caller, count: number, last?: string): Promise<readonly Heard[]> => {
    const headers = { ...keyOf(as), ...(last !== undefined && { 'last-event-id': last }) };
    const response = await new Promise<IncomingMessage>((answered, failed) =>
      request(`${address}/v1/alerts/stream`, { headers }, answered).on('error', failed),
    );
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/event-stream']);
    let text = '';
    const frames = () => text.split('\n\n').filter((frame) => frame.startsWith('id: '));
    for await (const chunk of response.setEncoding('utf8')) {
      text += String(chunk);
      if (frames().length >= count) break;
    }
    return frames().map((frame) => {
      const [id, type, data] = frame.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
      return { id: id!, type: type!, ...(JSON.parse(data!) as { readonly alert: string }) };
    });
  };

  it('begins at a place in the log and goes on from where it was left', async () => {
    const all = (await listen('auditor', 3, '0')).slice(0, 3);
    expect(all.map(({ type, alert }) => [type, alert])).toEqual([
      ['AlertRaised', ids['own']],
      ['AlertRaised', ids['near']],
      ['AlertRaised', ids['foreign']],
    ]);
    const [next] = await listen('auditor', 1, all[1]!.id);
    expect(next).toEqual(all[2]);
  });

  it('tells what comes from now on, and only of the caller’s units', async () => {
    const { body } = await get(engine, '/v1/alerts', { as: 'stranger' });
    const hearing = listen('stranger', 1, String(body['position']));
    await raise('live-other');
    const live = await raise('live-own', { unit: CONSULTED_UNIT, officer: 'giang' });
    expect(await hearing).toMatchObject([{ type: 'AlertRaised', alert: live }]);
    await settledList();
    const fromNow = listen('officer', 1);
    await new Promise((later) => setTimeout(later, 100));
    const later = await raise('live-later');
    expect(await fromNow).toMatchObject([{ alert: later }]);
  });

  it('refuses a place that is none, a query and a caller without a role', async () => {
    const at = (as: Caller, last: string, query = '') =>
      get(engine, `/v1/alerts/stream${query}`, { as, headers: { 'last-event-id': last } });
    expect((await at('auditor', 'x')).status).toBe(400);
    expect((await at('auditor', '-1')).status).toBe(400);
    expect((await at('auditor', '0', '?unit=H23')).status).toBe(400);
    expect((await at('citizen', '0')).status).toBe(403);
  });
});
