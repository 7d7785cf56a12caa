import { randomUUID } from 'node:crypto';
import { MemoryEventStore, OutcomeUnknown, StoreUnavailable, type Appended } from '@hoso/event-store';
import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Engine, type Sent } from '../testing';

/** A store that fails once when it is told how. */
class FailingStore extends MemoryEventStore {
  failWith: ((stream: string) => Error) | undefined;

  override append(...call: Parameters<MemoryEventStore['append']>): Promise<Appended> {
    return this.failWith ? Promise.reject(this.failWith(call[0])) : super.append(...call);
  }
}

const receive = { opening: openingData(), components: COMPLETE };
const toDesk = { to: HANDLING_UNIT };

describe('a command over HTTP', () => {
  const store = new FailingStore();
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine({ store });
    await makeWorld(engine);
    engine.clock.at = vn('2025-06-10T08:00');
  });
  afterAll(() => engine.stop());
  afterEach(() => (store.failWith = undefined));

  const opened = async (changes: Sent = {}) => {
    const answer = await post(engine, '/v1/dossiers/receive', { as: 'clerk', body: receive, ...changes });
    expect(answer.status).toBe(201);
    return { ...answer, code: String(answer.body['code']) };
  };

  it('says where the dossier stands and gives back the ids it was sent', async () => {
    const headers = {
      'idempotency-key': randomUUID(),
      'x-correlation-id': 'visit-9',
      'x-causation-id': 'form-1',
    };
    const answer = await opened({ headers });
    expect(answer.headers).toMatchObject({ ...headers, etag: '"0"' });
    expect(answer.body).toEqual({
      commandId: headers['idempotency-key'],
      code: answer.code,
      revision: 0,
      phase: 'Received',
      dueAt: vn('2025-06-24T17:00'),
      provisional: false,
      events: [{ type: 'DossierReceived', revision: 0 }],
      repeated: false,
    });
  });

  it('makes the ids that are missing', async () => {
    const { headers, body } = await opened();
    expect(headers['idempotency-key']).toBe(body['commandId']);
    expect(headers['x-correlation-id']).toBe(body['commandId']);
  });

  it('answers a repeated id with its first result, even when the revision is stale by then', async () => {
    const { code } = await opened();
    const headers = { 'idempotency-key': randomUUID(), 'if-match': '"0"' };
    const url = `/v1/dossiers/${code}/transfer`;
    const first = await post(engine, url, { as: 'clerk', body: toDesk, headers });
    const second = await post(engine, url, { as: 'clerk', body: toDesk, headers });
    expect(first.body).toMatchObject({ revision: 1, repeated: false });
    expect([second.status, second.body]).toEqual([200, { ...first.body, repeated: true }]);
  });

  it('says what would follow, and writes nothing', async () => {
    const { code } = await opened();
    const dry = await post(engine, '/v1/dossiers/receive?dryRun=true', { as: 'clerk', body: receive });
    expect(dry).toMatchObject({
      status: 200,
      body: { allowed: true, code: null, dueAt: vn('2025-06-24T17:00') },
    });
    expect(JSON.stringify(dry.body)).not.toContain('Nguyễn');
    const url = `/v1/dossiers/${code}/assign?dryRun=true`;
    const refused = await post(engine, url, { as: 'head', body: { officer: 'binh' } });
    expect(refused).toMatchObject({ status: 403 });
    const early = await post(engine, url, { as: 'service', body: { officer: 'binh' } });
    expect(early).toMatchObject({ status: 200, body: { allowed: false, refusal: { code: 'wrong-state' } } });
    expect((await get(engine, `/v1/dossiers/${code}`, { as: 'clerk' })).headers['etag']).toBe('"0"');
  });

  it('takes a business time from history and from recent intake only', async () => {
    const body = { ...receive, occurredAt: '2025-06-09T10:00:00+07:00' };
    const dated = await post(engine, '/v1/dossiers/receive', { as: 'service', body });
    expect(dated.body['code']).toMatch(/^H23\.01-250609-/);
    for (const [as, occurredAt] of [
      ['clerk', '2025-06-09T10:00:00+07:00'],
      ['service', '2025-06-01T10:00:00+07:00'],
      ['importer', '2025-06-11T10:00:00+07:00'],
    ] as const) {
      const answer = await post(engine, '/v1/dossiers/receive', { as, body: { ...body, occurredAt } });
      expect([as, answer.status, answer.body['code']]).toEqual([as, 403, 'time-not-permitted']);
    }
  });

  const wrongOpening = { ...receive, opening: { ...receive.opening, applicant: { kind: 'person', age: 7 } } };
  const refusals: readonly (readonly [string, number, string, Sent & { readonly slice?: string }])[] = [
    ['an unknown field', 400, 'invalid-shape', { body: { ...receive, colour: 'red' } }],
    ['a field named like one of every object', 400, 'invalid-shape', { body: { ...receive, toString: 1 } }],
    ['a wrong type', 400, 'invalid-shape', { body: { ...receive, components: 'all' } }],
    ['null for what may be left out', 400, 'invalid-shape', { body: { ...receive, regime: null } }],
    ['a list where an object belongs', 400, 'invalid-shape', { body: { ...receive, opening: [] } }],
    [
      'an impossible date',
      400,
      'invalid-shape',
      { body: { ...receive, appointment: '2025-02-30T10:00:00Z' } },
    ],
    [
      'a date without an offset',
      400,
      'invalid-shape',
      { body: { ...receive, appointment: '2025-06-20T10:00:00' } },
    ],
    [
      'half a character',
      400,
      'invalid-shape',
      { slice: 'refuse-reception', body: { opening: receive.opening, reason: '\ud800' } },
    ],
    ['a body that is a list', 400, 'invalid-shape', { body: [] }],
    [
      'a command id that is no UUID',
      400,
      'invalid-header',
      { body: receive, headers: { 'idempotency-key': '7' } },
    ],
    ['a weak tag', 400, 'invalid-header', { body: receive, headers: { 'if-match': 'W/"3"' } }],
    [
      'JSON cut off',
      400,
      'malformed-json',
      { body: '{"opening":', headers: { 'content-type': 'application/json' } },
    ],
    [
      'a prototype in JSON',
      400,
      'malformed-json',
      { body: '{"__proto__":{}}', headers: { 'content-type': 'application/json' } },
    ],
    [
      'a form',
      415,
      'unsupported-media-type',
      { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'plain text',
      415,
      'unsupported-media-type',
      { body: 'hello', headers: { 'content-type': 'text/plain' } },
    ],
    ['a body of 1 MB', 413, 'too-large', { body: { ...receive, padding: 'x'.repeat(1_000_000) } }],
    [
      'an unknown procedure',
      422,
      'procedure-unknown',
      { body: { ...receive, opening: { ...receive.opening, procedure: '9.9' } } },
    ],
    ['a role that may not', 403, 'not-permitted', { as: 'auditor', body: receive }],
    ['another unit', 403, 'not-permitted', { as: 'head', body: receive }],
    ['nobody', 401, 'no-credentials', { as: undefined, body: receive }],
    [
      'a wrong key',
      401,
      'unknown-key',
      { as: undefined, headers: { 'x-api-key': 'hoso_guess' }, body: receive },
    ],
  ];

  it.each(refusals)('does not take %s', async (...[, status, code, { slice = 'receive', ...sent }]) => {
    const answer = await post(engine, `/v1/dossiers/${slice}`, {
      ...('as' in sent ? {} : { as: 'clerk' }),
      ...sent,
    });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({
      type: `/problems/${code}`,
      status,
      instance: expect.stringMatching(/^urn:uuid:/) as unknown,
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|libs\/|\bat /);
  });

  it('names every wrong field by its path, never its value', async () => {
    const { body } = await post(engine, '/v1/dossiers/receive', { as: 'clerk', body: wrongOpening });
    expect(body['errors']).toEqual([
      { path: 'opening.applicant.age', message: 'is not a known field' },
      { path: 'opening.applicant.name', message: 'name must be text of 1 to 500 characters' },
    ]);
  });

  it('tells a conflicting id, a stale revision and a wrong state apart', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const { code } = await opened({ headers });
    const other = { ...receive, components: [] };
    const conflict = await post(engine, '/v1/dossiers/receive', { as: 'clerk', body: other, headers });
    expect([conflict.status, conflict.body['code']]).toEqual([409, 'command-id-conflict']);
    const url = `/v1/dossiers/${code}/transfer`;
    const stale = await post(engine, url, { as: 'clerk', body: toDesk, headers: { 'if-match': '"4"' } });
    expect([stale.status, stale.body['code']]).toEqual([412, 'stale-revision']);
    const rate = { as: 'clerk', body: { rating: 'satisfied' } } as const;
    const wrong = await post(engine, `/v1/dossiers/${code}/rate`, rate);
    expect([wrong.status, wrong.body]).toEqual([
      422,
      expect.objectContaining({
        code: 'wrong-state',
        source: expect.any(String) as unknown,
        facts: expect.any(Object) as unknown,
      }),
    ]);
    const nowhere = await post(engine, '/v1/dossiers/H23.01-250610-9999/transfer', {
      as: 'clerk',
      body: toDesk,
    });
    expect([nowhere.status, nowhere.body['code']]).toEqual([404, 'dossier-not-found']);
  });

  it.each([
    ['store-unavailable', () => new StoreUnavailable('connection refused')],
    ['outcome-unknown', (stream: string) => new OutcomeUnknown(stream)],
  ])('asks to come again when the store answers %s', async (code, failWith) => {
    store.failWith = failWith;
    const answer = await post(engine, '/v1/dossiers/receive', { as: 'clerk', body: receive });
    expect([answer.status, answer.body['code'], answer.headers['retry-after']]).toEqual([503, code, '2']);
  });

  it('hides what it did wrong itself', async () => {
    store.failWith = () => new TypeError('secret detail');
    const answer = await post(engine, '/v1/dossiers/receive', { as: 'clerk', body: receive });
    expect([answer.status, answer.body['code']]).toEqual([500, 'internal']);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(engine.log.join('')).toContain('secret detail');
  });

  it('logs commands without persons and credentials', () => {
    const log = engine.log.join('');
    expect(log).toContain('"msg":"command"');
    expect(log).not.toMatch(/Nguyễn|030190001234|0912345678|hoso_/);
  });
});
