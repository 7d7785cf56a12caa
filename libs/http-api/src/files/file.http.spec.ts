import { createHash, randomBytes } from 'node:crypto';
import { MemoryEventStore } from '@hoso/event-store';
import type { Envelope } from '@hoso/kernel';
import { COMPLETE, openingData } from '@hoso/testing';
import { FILE_BYTES, get, keyOf, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

describe('files over HTTP', () => {
  let engine: Engine;
  const store = new MemoryEventStore();
  const scan = randomBytes(5_000);
  const sha256 = createHash('sha256').update(scan).digest('hex');

  interface Upload {
    readonly payload?: Buffer | string;
    readonly type?: string;
    readonly query?: string;
  }
  const put = async (as: Caller | undefined, { payload = scan, type, query = '' }: Upload) => {
    const headers = { ...(as && keyOf(as)), ...(type && { 'content-type': type }) };
    const answer = await engine.app.inject({ method: 'POST', url: `/v1/files${query}`, headers, payload });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const fetched = (url: string, as: Caller) => engine.app.inject({ url, headers: keyOf(as) });

  beforeAll(async () => {
    engine = await startEngine({ store });
    await makeWorld(engine);
  });
  afterAll(() => engine.stop());

  it('are kept as they come, and are what commands refer to', async () => {
    const { status, body } = await put('clerk', { type: 'application/pdf; name="a b"' });
    expect([status, body]).toEqual([200, { sha256, mediaType: 'application/pdf', sizeBytes: 5_000 }]);
    const { statusCode, headers, rawPayload } = await fetched(`/v1/files/${sha256}`, 'auditor');
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(rawPayload.equals(scan)).toBe(true);
  });

  it('may hold what is read as a command elsewhere', async () => {
    const { status, body } = await put('clerk', { payload: '{"not": "a command', type: 'application/json' });
    expect([status, body['mediaType'], body['sizeBytes']]).toEqual([200, 'application/json', 18]);
  });

  it('have a size: up to the limit they are taken, a byte beyond they are not', async () => {
    const most = randomBytes(FILE_BYTES);
    expect((await put('clerk', { payload: most, type: 'image/png' })).status).toBe(200);
    const more = Buffer.concat([most, Buffer.alloc(1)]);
    const { status, body } = await put('clerk', { payload: more, type: 'image/png' });
    expect([status, body['code'], body['facts']]).toEqual([413, 'too-large', { maxBytes: FILE_BYTES }]);
    const unannounced = await engine.app.inject({
      method: 'POST',
      url: '/v1/files',
      headers: { ...keyOf('clerk'), 'content-type': 'image/png', 'transfer-encoding': 'chunked' },
      payload: more,
    });
    expect(unannounced.statusCode).toBe(413);
  });

  it.each([
    ['nobody', { as: undefined, type: 'application/pdf' }, 401],
    ['the public', { as: 'citizen', type: 'application/pdf' }, 403],
    ['an auditor, who only reads', { as: 'auditor', type: 'application/pdf' }, 403],
    ['a clerk without a media type', { as: 'clerk' }, 415],
    ['a clerk with nonsense for one', { as: 'clerk', type: 'pdf' }, 415],
  ] as const)('are not taken from %s', async (_, { as, ...upload }, status) =>
    expect((await put(as, upload)).status).toBe(status),
  );

  describe('of a dossier', () => {
    let code: string;
    beforeAll(async () => {
      const [form, ...others] = COMPLETE;
      const digitised = { sha256, mediaType: 'application/pdf', sizeBytes: 5_000 };
      const components = [{ ...form, digitised }, ...others];
      const body = { opening: openingData(), components };
      const answer = await post(engine, '/v1/dossiers/receive', { as: 'clerk', body });
      code = String(answer.body['code']);
    });

    it('are read by its units, who name it, and by those who read everything', async () => {
      expect((await fetched(`/v1/files/${sha256}?dossier=${code}`, 'clerk')).statusCode).toBe(200);
      expect((await fetched(`/v1/files/${sha256}`, 'clerk')).statusCode).toBe(403);
      expect((await fetched(`/v1/files/${sha256}?dossier=${code}`, 'stranger')).statusCode).toBe(403);
      expect((await fetched(`/v1/files/${sha256}`, 'operations')).statusCode).toBe(403);
      expect((await fetched(`/v1/files/${sha256}`, 'service')).statusCode).toBe(200);
    });

    it('are those that its events name, and no others', async () => {
      const { body } = await put('clerk', { payload: randomBytes(10), type: 'image/png' });
      const answer = await get(engine, `/v1/files/${String(body['sha256'])}?dossier=${code}`, {
        as: 'clerk',
      });
      expect([answer.status, answer.body['code']]).toEqual([404, 'not-found']);
    });

    it('go with the key of its applicant, when they were sealed with it', async () => {
      const { status, body } = await put('clerk', {
        payload: randomBytes(10),
        type: 'image/png',
        query: `?dossier=${code}`,
      });
      expect(status).toBe(200);
      expect((await fetched(`/v1/files/${String(body['sha256'])}`, 'service')).statusCode).toBe(200);
      expect((await put('clerk', { type: 'image/png', query: '?dossier=H23.01-250610-9999' })).status).toBe(
        404,
      );
      for await (const { data } of store.read(`dossier-${code}`)) {
        const { opening } = data as { readonly opening: { readonly applicant: Envelope } };
        await engine.keys.destroy(opening.applicant.person);
      }
      expect((await fetched(`/v1/files/${String(body['sha256'])}`, 'service')).statusCode).toBe(410);
      expect((await fetched(`/v1/files/${sha256}`, 'service')).statusCode).toBe(200);
      expect((await put('clerk', { type: 'image/png', query: `?dossier=${code}` })).status).toBe(410);
    });
  });

  it.each([
    [`/v1/files/${'0'.repeat(64)}`, 404, 'not-found'],
    ['/v1/files/abc', 400, 'invalid-shape'],
    [`/v1/files/${'0'.repeat(64)}?as=pdf`, 400, 'invalid-shape'],
  ])('that are not there are said not to be (%s)', async (url, status, faultCode) => {
    const answer = await get(engine, url, { as: 'auditor' });
    expect([answer.status, answer.body['code']]).toEqual([status, faultCode]);
  });
});
