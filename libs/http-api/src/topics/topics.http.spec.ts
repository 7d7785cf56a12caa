import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { get, startEngine, type Engine } from '../testing';

interface Channel {
  readonly address: string;
  readonly messages: Record<string, { payload: { properties: { dataschema: { const: string } } } }>;
}

describe('what topics say, over HTTP', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.stop());

  it('is a document that anybody may read, and every schema that it names is served', async () => {
    const { status, body } = await get(engine, '/v1/asyncapi.json');
    expect([status, body['asyncapi'], body['servers']]).toEqual([200, '3.0.0', undefined]);
    const channels = Object.values(body['channels'] as Record<string, Channel>);
    expect(channels.map(({ address }) => address)).toContain('hoso.dossiers.v1');
    const schemas = channels.flatMap(({ messages }) =>
      Object.values(messages).map(({ payload }) => payload.properties.dataschema.const),
    );
    const { ajv, statuses } = { ajv: new Ajv({ strictTypes: false }), statuses: new Set<number>() };
    addFormats(ajv);
    for (const url of new Set(schemas)) {
      const answer = await get(engine, url);
      statuses.add(answer.status);
      expect(answer.headers['content-type']).toMatch(/^application\/schema\+json/);
      expect(answer.body['$id']).toBe(url);
      expect(ajv.compile(answer.body)).toBeInstanceOf(Function);
    }
    expect(statuses).toEqual(new Set([200]));
  });

  it.each(['vn.hoso.dossier.received.v2', 'toString', '..%2Fasyncapi.json'])(
    'has no schema of %s',
    async (type) => {
      const { status, headers, body } = await get(engine, `/v1/schemas/${type}`);
      expect([status, body['code']]).toEqual([404, 'not-found']);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    },
  );
});
