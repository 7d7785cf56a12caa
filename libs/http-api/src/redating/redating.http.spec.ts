import { randomUUID } from 'node:crypto';
import { HAI_DUONG } from '@hoso/domain';
import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
  await makeWorld(engine);
});
afterEach(() => engine.stop());

const receive = async (): Promise<string> => {
  const send = async (url: string, body: object) => {
    const { status, body: answer } = await post(engine, url, { as: 'service', body });
    if (status >= 300) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const { code } = await send('/v1/dossiers/receive', { opening: openingData(), components: COMPLETE });
  await send(`/v1/dossiers/${String(code)}/transfer`, { to: HANDLING_UNIT });
  return String(code);
};

const table = (off: readonly string[]) => {
  const year = HAI_DUONG.years['2025']!;
  return { ...year, off: [...year.off, ...off] };
};
const announce = (off: readonly string[]) =>
  post(engine, '/v1/calendars/hai-duong/years', {
    as: 'operations',
    body: { year: '2025', table: table(off) },
  });

const CALENDAR = { calendar: { region: 'hai-duong' } };
const FLOOD = { instrument: { number: 'QĐ 9', legalBasis: 'Luật PCTT art. 26', workingDays: 3 } };
const assess = (body: object, as: Caller = 'operations', headers = {}) =>
  post(engine, '/v1/redatings', { as, body, headers });

it('leads from the report over the order to the withdrawal that comes too late', async () => {
  const code = await receive();
  await announce(['2025-06-20']);
  const report = await assess({ cause: CALENDAR });
  const id = String(report.body['id']);
  expect(report).toMatchObject({
    status: 201,
    headers: { location: `/v1/redatings/${id}`, etag: '"2"' },
    body: {
      state: 'assessed',
      cause: { calendar: { region: 'hai-duong', version: 2 } },
      scope: {},
      totals: { touched: 1, later: 1, earlier: 0, unchanged: 0, refused: 0 },
      progress: { done: 0, of: 1 },
    },
  });
  expect(await get(engine, `/v1/redatings/${id}/dossiers`, { as: 'auditor' })).toMatchObject({
    status: 200,
    body: {
      items: [{ code, outcome: 'later', isDone: false, from: { statutory: vn('2025-06-24T17:00') } }],
    },
  });
  const order = { reason: 'Nghỉ bù', cause: CALENDAR, scope: {} };
  expect(await post(engine, `/v1/redatings/${id}/order`, { as: 'operations', body: order })).toMatchObject({
    status: 200,
    body: { state: 'ordered', order: { reason: 'Nghỉ bù', by: { id: 'ops', role: 'operations' } } },
  });
  expect(await get(engine, `/v1/redatings/${id}`, { as: 'operations' })).toMatchObject({
    status: 200,
    headers: { etag: '"3"' },
    body: { state: 'ordered' },
  });
  const late = await post(engine, `/v1/redatings/${id}/withdraw`, {
    as: 'operations',
    body: { reason: 'r' },
  });
  expect(late).toMatchObject({ status: 422, body: { code: 'redating-ordered' } });
});

it('pages the dossiers and takes them by outcome', async () => {
  const codes = [await receive(), await receive(), await receive()];
  const { body } = await assess({ cause: FLOOD });
  const page = (query: string) =>
    get(engine, `/v1/redatings/${String(body['id'])}/dossiers?${query}`, { as: 'operations' });
  expect(await page('limit=2')).toMatchObject({
    body: { items: [{ code: codes[0] }, { code: codes[1] }], next: codes[1] },
  });
  const rest = await page(`limit=2&after=${codes[1]}`);
  expect(rest.body).toMatchObject({ items: [{ code: codes[2] }] });
  expect(rest.body).not.toHaveProperty('next');
  expect((await page('outcome=refused')).body).toEqual({ items: [] });
  expect(await page('outcome=lost')).toMatchObject({ status: 400 });
});

it('answers the same command with the same report, and another under its id with 409', async () => {
  await receive();
  const headers = { 'idempotency-key': randomUUID() };
  const first = await assess({ cause: FLOOD }, 'operations', headers);
  expect(await assess({ cause: FLOOD }, 'operations', headers)).toMatchObject({
    status: 201,
    body: first.body,
  });
  expect(await assess({ cause: FLOOD, scope: { fields: ['x'] } }, 'operations', headers)).toMatchObject({
    status: 409,
    body: { code: 'command-id-conflict' },
  });
});

describe('bad input', () => {
  it.each([
    [{}, 400, 'invalid-shape'],
    [{ cause: {} }, 400, 'invalid-shape'],
    [{ cause: { ...CALENDAR, ...FLOOD } }, 400, 'invalid-shape'],
    [{ cause: { instrument: { number: 'QĐ 9', legalBasis: 'b' } } }, 400, 'invalid-shape'],
    [{ cause: { instrument: { ...FLOOD.instrument, dueAt: '2026-01-01T00:00:00Z' } } }, 400, 'invalid-shape'],
    [{ cause: { instrument: { ...FLOOD.instrument, workingDays: 0 } } }, 400, 'invalid-shape'],
    [{ cause: FLOOD, scope: { dueFrom: '2025-02-30' } }, 400, 'invalid-shape'],
    [{ cause: FLOOD, scope: { place: 'x' } }, 400, 'invalid-shape'],
    [{ cause: FLOOD, scope: { dueFrom: '2025-07-02', dueTo: '2025-07-01' } }, 422, 'scope-reversed'],
    [{ cause: { calendar: { region: 'nowhere' } } }, 422, 'calendar-unknown'],
    [{ cause: { calendar: { region: 'hai-duong', version: 9 } } }, 422, 'calendar-not-newest'],
    [
      { cause: { instrument: { number: 'n', legalBasis: 'b', dueAt: '2025-06-01T00:00:00Z' } } },
      422,
      'date-not-ahead',
    ],
  ])('%j: %i %s', async (body, status, code) =>
    expect(await assess(body)).toMatchObject({ status, body: { code } }),
  );

  it('is told of ids, headers and queries too', async () => {
    const as = 'operations' as const;
    expect(await get(engine, '/v1/redatings/nothing', { as })).toMatchObject({
      status: 404,
      body: { code: 'redating-not-found' },
    });
    expect(await get(engine, '/v1/redatings/nothing/dossiers', { as })).toMatchObject({ status: 404 });
    const order = { as, body: { reason: 'r' } };
    expect(await post(engine, '/v1/redatings/nothing/order', order)).toMatchObject({ status: 404 });
    expect(await assess({ cause: FLOOD }, as, { 'if-match': '"1"' })).toMatchObject({ status: 400 });
    expect(await assess({ cause: FLOOD }, as, { 'idempotency-key': 'x' })).toMatchObject({ status: 400 });
    expect(await post(engine, '/v1/redatings?dryRun=true', { as, body: { cause: FLOOD } })).toMatchObject({
      status: 400,
    });
  });

  it('of a calendar that overlaps itself leaves the calendar as it was', async () => {
    const [first] = HAI_DUONG.seasons;
    const { version: _, ...calendar } = HAI_DUONG;
    const twice = { ...calendar, seasons: [...calendar.seasons, first] };
    const as = 'operations' as const;
    expect(await post(engine, '/v1/calendars', { as, body: twice })).toMatchObject({
      status: 422,
      body: { code: 'seasons-overlap' },
    });
    expect(await announce(['2025-06-20', '2025-06-20'])).toMatchObject({
      body: { code: 'date-listed-twice' },
    });
    expect(await get(engine, '/v1/calendars/hai-duong', { as })).toMatchObject({ body: { version: 1 } });
  });
});

describe('who may', () => {
  it.each([
    ['operations', 201],
    ['service', 201],
    ['head', 201],
    ['clerk', 403],
    ['officer', 403],
    ['auditor', 403],
    ['citizen', 403],
  ] as const)('assess: %s %i', async (as, status) => {
    await receive();
    expect((await assess({ cause: FLOOD }, as)).status).toBe(status);
  });

  it('look at and order one: heads of its units only', async () => {
    await receive();
    const own = await assess({ cause: FLOOD }, 'head');
    expect(own.body).toMatchObject({ scope: { units: [HANDLING_UNIT] } });
    const url = `/v1/redatings/${String(own.body['id'])}`;
    expect(await get(engine, url, { as: 'stranger' })).toMatchObject({ status: 403 });
    expect(await get(engine, `${url}/dossiers`, { as: 'stranger' })).toMatchObject({ status: 403 });
    const body = { reason: 'r' };
    expect(await post(engine, `${url}/order`, { as: 'stranger', body })).toMatchObject({ status: 403 });
    expect(await post(engine, `${url}/withdraw`, { as: 'head', body })).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', withdrawal: { reason: 'r' } },
    });
    expect(await post(engine, `${url}/order`, { as: 'head', body })).toMatchObject({
      status: 422,
      body: { code: 'redating-withdrawn' },
    });
  });
});
