import { randomUUID } from 'node:crypto';
import { encode } from '@hoso/event-format';
import { MemoryEventStore } from '@hoso/event-store';
import { preparePortalSyncTables } from '@hoso/portal-sync';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { HANDLING_UNIT, vn } from '@hoso/testing';
import { get, post, startEngine, type Caller, type Engine } from '../testing';

const ASKED = 'Mất giấy khai sinh thì xin cấp lại ở đâu?';
const BODY = {
  answer:
    'Ông đến UBND xã An Phú, mang căn cước và tờ khai mẫu 3; bản sao trích lục được cấp trong buổi sáng.',
  answeredBy: { name: 'Trần Thị Bình', position: 'Công chức tư pháp - hộ tịch' },
};

let postgres: PostgresFixture;
let store: MemoryEventStore;
let engine: Engine;

const happened = async (id: string, type: string, data: object): Promise<void> => {
  const origin = { commandId: randomUUID(), payloadHmac: '', correlationId: '', causationId: '' };
  const actor = { id: 'portal-sync', role: 'clock' } as const;
  const event = encode(randomUUID(), { type, data, at: vn('2025-06-10T07:00') }, { ...origin, actor });
  await store.append(`portalquestion-${id}`, 'any', [event]);
};

const received = async (id: string, unit: string, state = 'open'): Promise<void> => {
  await happened(id, 'QuestionReceived', { unit, asker: { name: 'Nguyễn Văn An' }, content: ASKED });
  await postgres.database.query({
    text: `insert into portal_sync.questions (id, unit, state, attempts, received_at, since, revision)
      values ($1, $2, $3, 0, now(), now(), 0)`,
    values: [id, unit, state],
  });
};

beforeAll(async () => {
  postgres = await startPostgresFixture();
  await preparePortalSyncTables(postgres.database);
  store = new MemoryEventStore();
  engine = await startEngine({ store, portalSyncOn: postgres.database });
  await received('10', HANDLING_UNIT);
  await received('9', HANDLING_UNIT, 'refused');
  await received('HD-1', 'H23.99');
});
afterAll(async () => {
  await engine.stop();
  await postgres.dispose();
});

it('lists questions, to each caller those of its units', async () => {
  const ids = async (as: Caller, query = '') => {
    const { body } = await get(engine, `/v1/questions${query}`, { as });
    return (body['items'] as readonly { readonly id: string }[]).map(({ id }) => id);
  };
  expect(await ids('service')).toEqual(['10', '9', 'HD-1']);
  expect(await ids('service', '?after=10&limit=1')).toEqual(['9']);
  expect(await ids('officer', '?state=open')).toEqual(['10']);
  expect(await ids('stranger')).toEqual([]);
  expect(JSON.stringify(await get(engine, '/v1/questions', { as: 'service' }))).not.toContain('Nguyễn');
  for (const [as, query, status] of [
    ['service', '?state=lost', 400],
    ['service', '?colour=red', 400],
    ['citizen', '', 403],
    [undefined, '', 401],
  ] as const)
    expect(await get(engine, `/v1/questions${query}`, as ? { as } : {})).toMatchObject({ status });
});

it('shows a question, who asks and what only to those who may see persons', async () => {
  expect(await get(engine, '/v1/questions/10', { as: 'officer' })).toMatchObject({
    status: 200,
    body: { id: '10', state: 'open', unit: HANDLING_UNIT, asker: { name: 'Nguyễn Văn An' }, content: ASKED },
  });
  const { status, body } = await get(engine, '/v1/questions/10', { as: 'operations' });
  expect([status, body['history']]).toMatchObject([200, [{ type: 'QuestionReceived' }]]);
  expect(JSON.stringify(body)).not.toMatch(/Nguyễn|khai sinh/);
  expect(await get(engine, '/v1/questions/10', { as: 'stranger' })).toMatchObject({ status: 403 });
  for (const id of ['11', 'c%C3%A2u%201'])
    expect(await get(engine, `/v1/questions/${id}`, { as: 'officer' })).toMatchObject({
      status: 404,
      body: { code: 'question-not-found' },
    });
});

describe('an answer', () => {
  const url = '/v1/questions/10/answer';

  it.each<{ how: string; as?: Caller; body?: object; status: number; code: string }>([
    { how: 'by nobody', status: 401, code: 'no-credentials' },
    { how: 'of another unit', as: 'stranger', status: 403, code: 'not-permitted' },
    { how: 'by who may not handle', as: 'operations', status: 403, code: 'not-permitted' },
    { how: 'unsigned', as: 'officer', body: { answer: BODY.answer }, status: 400, code: 'invalid-shape' },
    { how: 'with more', as: 'officer', body: { ...BODY, why: 'x' }, status: 400, code: 'invalid-shape' },
    {
      ...{ how: 'that says nothing', as: 'officer', status: 422, code: 'answer-empty-formula' },
      body: { ...BODY, answer: 'Xin ghi nhận ý kiến.' },
    },
  ])('$how is not taken', async ({ as, body = BODY, status, code }) => {
    const answer = await post(engine, url, { ...(as && { as }), body });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('is not taken to what was never asked', async () => {
    const answer = await post(engine, '/v1/questions/11/answer', { as: 'officer', body: BODY });
    expect([answer.status, answer.body['code']]).toEqual([404, 'question-not-found']);
  });

  it('is taken once under one command id, and no other after it', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const answered = await post(engine, url, { as: 'officer', body: BODY, headers });
    expect(answered).toMatchObject({
      status: 200,
      body: { revision: 1, events: [{ type: 'QuestionAnswered' }] },
    });
    expect((await post(engine, url, { as: 'officer', body: BODY, headers })).body).toEqual(answered.body);
    const other = { ...BODY, answer: `${BODY.answer} Lệ phí 8.000 đồng.` };
    expect(await post(engine, url, { as: 'officer', body: other, headers })).toMatchObject({
      status: 409,
      body: { code: 'command-id-conflict' },
    });
    expect(await post(engine, url, { as: 'officer', body: other })).toMatchObject({
      status: 422,
      body: { code: 'answer-on-its-way' },
    });
    expect(await get(engine, '/v1/questions/10', { as: 'officer' })).toMatchObject({
      body: { state: 'answered', answer: { text: BODY.answer, answeredBy: BODY.answeredBy } },
    });
  });
});
