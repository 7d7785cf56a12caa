import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, makeWorld, post, startEngine, type Engine } from '../testing';

const as = 'clerk' as const;
const opening = openingData();
const receive = { opening, components: COMPLETE };
const RECEIVE = '/v1/dossiers/receive';

describe('the edge of the API', () => {
  let engine: Engine;
  let at: string;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
    engine.clock.at = vn('2025-06-10T08:00');
    const { body } = await post(engine, RECEIVE, { as, body: receive });
    at = `/v1/dossiers/${String(body['code'])}`;
  });
  afterAll(() => engine.stop());

  const head = async () => (await get(engine, at, { as })).headers['etag'];

  it('takes JSON in UTF-8 only', async () => {
    const json = JSON.stringify({ opening, reason: 'thiếu ký hiệu' });
    const sent = (payload: Buffer, type = 'application/json') =>
      post(engine, '/v1/dossiers/refuse-reception', { as, body: payload, headers: { 'content-type': type } });
    const wrong = await sent(Buffer.from(json.replace('ký', 'k\xfd'), 'latin1'));
    expect(wrong).toMatchObject({
      status: 400,
      body: { code: 'malformed-json', facts: { expected: 'UTF-8' } },
    });
    const latin = await sent(Buffer.from(json), 'application/json; charset=ISO-8859-1');
    expect(latin).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    expect((await sent(Buffer.from(json), 'application/json; charset="UTF-8"')).status).toBe(201);
    expect(await sent(Buffer.alloc(0))).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
    const bulk = {
      as,
      body: Buffer.from('{}\n'),
      headers: { 'content-type': 'application/x-ndjson;charset=utf-16' },
    };
    expect((await post(engine, '/v1/commands', bulk)).status).toBe(415);
  });

  it.each([
    ['POST', '/transfer?dryrun=true', 'dryrun'],
    ['POST', '/transfer?dryRun=true&colour=red', 'colour'],
    ['GET', '/verify?asOf=1', 'asOf'],
    ['GET', '/allowed-actions?asOf=1', 'asOf'],
    ['GET', '?as_of=1', 'as_of'],
  ])('refuses what it does not know in the query of %s %s', async (method, view, path) => {
    const call = method === 'GET' ? get : post;
    const body = method === 'GET' ? undefined : { to: HANDLING_UNIT };
    const answer = await call(engine, `${at}${view}`, { as, body });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ path, message: 'is not a known field' }] },
    });
    expect(await head()).toBe('"0"');
  });

  it('refuses what it does not know in the query of a bulk and of reference data', async () => {
    const headers = { 'content-type': 'application/x-ndjson' };
    const bulk = await post(engine, '/v1/commands?dryRun=true', { as: 'service', body: '{}\n', headers });
    expect(bulk).toMatchObject({ status: 400, body: { errors: [{ path: 'dryRun' }] } });
    const body = { id: 'H23.88', name: 'x', level: 'province', validFrom: '2020-01-01' };
    const unit = await post(engine, '/v1/units?dryrun=true', { as: 'service', body });
    expect(unit).toMatchObject({ status: 400, body: { errors: [{ path: 'dryrun' }] } });
  });

  const late = { newDueAt: '9999-12-31T23:00:00Z', letter: { number: '1' }, reason: 'late' };
  const file = { sha256: 'a'.repeat(64), mediaType: 'application/pdf', sizeBytes: 1 };
  const reused = { source: 'citizen-store', reference: 'GT-1' };
  const item = { component: 'survey', reason: 'boundary unclear' };

  it.each([
    ['a moment at the end of time', '/apologise-and-reschedule', late, 'newDueAt'],
    [
      'a moment before the years taken',
      '/rate',
      { rating: 'satisfied', occurredAt: '1899-12-31T00:00:00Z' },
      'occurredAt',
    ],
    ['a second opening', '/receive', receive, 'opening'],
    ['a second opening', '/refuse-reception', { opening, reason: 'x' }, 'opening'],
    ['U+0000', '/stop', { legalGround: 'art. 1', reason: 'a\0b' }, 'reason'],
    ['a component twice', '/accept-supplement', { components: [COMPLETE[0], COMPLETE[0]] }, 'components'],
    ['a component asked for twice', '/request-supplement', { items: [item, item], reason: 'x' }, 'items'],
    [
      'a component both digitised and reused',
      '/accept-supplement',
      { components: [{ component: 'survey', digitised: file, reused }] },
      'components.0.reused',
    ],
  ])('refuses %s in %s', async (...[, slice, body, path]) => {
    const answer = await post(engine, `${at}${slice}`, { as: 'service', body });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    expect(await head()).toBe('"0"');
  });

  it('refuses U+0000 in an address', async () => {
    const answer = await get(engine, '/v1/dossiers/H23%00', { as: 'auditor' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'code' }] } });
  });

  it.each([
    ['submit-online', { components: COMPLETE }],
    ['receive', { components: COMPLETE }],
    ['refuse-reception', { reason: 'x' }],
    ['request-supplement-at-reception', { items: [item], reason: 'x' }],
  ])('takes at %s beside the person whether the account was verified, not within', async (command, rest) => {
    const sent = (account: object, verifiedByVneid: unknown) => {
      const channel = command === 'submit-online' ? 'online' : 'direct';
      const applicant = { ...opening.applicant, account };
      const body = { opening: { ...openingData({ channel }), applicant, verifiedByVneid }, ...rest };
      return post(engine, `/v1/dossiers/${command}?dryRun=true`, { as: 'service', body });
    };
    const account = { id: 'TECH-7' };
    const refused = (path: string) => ({ status: 400, body: { errors: [{ path }] } });
    const within = await sent({ ...account, verifiedByVneid: true }, true);
    expect(within).toMatchObject(refused('opening.applicant.account.verifiedByVneid'));
    expect(await sent(account, 'yes')).toMatchObject(refused('opening.verifiedByVneid'));
    expect(await sent(account, true)).toMatchObject({ status: 200, body: { allowed: true } });
  });

  it('takes the number of the national portal in the form that one has, of an online filing', async () => {
    const filed = (
      nationalPortal: object,
      slice = 'submit-online',
      channel: 'online' | 'direct' = 'online',
    ) => {
      const body = { opening: { ...openingData({ channel }), nationalPortal }, components: COMPLETE };
      return post(engine, `/v1/dossiers/${slice}`, { as: 'service', body });
    };
    for (const number of ['', 'G01 7', '-7', 'Hồ sơ 7', 'G'.repeat(101), 7])
      expect(await filed({ number })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'opening.nationalPortal.number' }] },
      });
    expect(await filed({})).toMatchObject({ status: 400 });
    const number = 'G09.20-20260609-0092637';
    expect((await filed({ number })).status).toBe(201);
    expect(await filed({ number }, 'receive', 'direct')).toMatchObject({
      status: 422,
      body: { code: 'channel-not-online' },
    });
  });

  it('leaves it to the law that a dossier is filed once', async () => {
    const body = { opening: openingData({ channel: 'online' }), components: COMPLETE };
    const answer = await post(engine, `${at}/submit-online`, { as: 'service', body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'wrong-state' } });
  });

  it('tells a stranger no unit of the dossier', async () => {
    const command = await post(engine, `${at}/stop`, {
      as: 'stranger',
      body: { legalGround: 'art. 1', reason: 'x' },
    });
    const reading = await get(engine, at, { as: 'stranger' });
    for (const { status, body } of [command, reading]) {
      expect([status, body['code']]).toEqual([403, 'not-permitted']);
      expect(body['facts']).toMatchObject({ reason: 'other-unit' });
      expect(JSON.stringify(body)).not.toContain('H23.');
    }
  });
});
