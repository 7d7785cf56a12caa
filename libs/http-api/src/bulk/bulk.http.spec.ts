import { randomUUID } from 'node:crypto';
import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { keyOf, makeWorld, startEngine, type Caller, type Engine } from '../testing';

const NDJSON = 'application/x-ndjson';
const receive = { opening: openingData(), components: COMPLETE };

interface Result {
  readonly line: number;
  readonly commandId?: string;
  readonly status: number;
  readonly code: string;
  readonly revision?: number;
  readonly repeated?: boolean;
  readonly phase?: string;
}

const text = (lines: readonly (string | object)[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

describe('a bulk', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
    engine.clock.at = vn('2025-06-10T08:00');
  });
  afterAll(() => engine.stop());

  const send = async (payload: string, as: Caller = 'service') => {
    const headers = { 'content-type': NDJSON, ...keyOf(as) };
    const answer = await engine.app.inject({ method: 'POST', url: '/v1/commands', headers, payload });
    const results = answer.body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Result)
      .sort((one, other) => one.line - other.line);
    return { status: answer.statusCode, type: answer.headers['content-type'], results };
  };

  it('takes each dossier in order under the command id that opens it, and once', async () => {
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const lines = ids.flatMap((id) => [
      { type: 'Receive', commandId: id, data: receive },
      { type: 'Transfer', ref: id, commandId: randomUUID(), data: { to: HANDLING_UNIT } },
      { type: 'Assign', ref: id.toUpperCase(), commandId: randomUUID(), data: { officer: 'binh' } },
    ]);
    const { status, type, results } = await send(text(lines));
    expect([status, type]).toEqual([200, NDJSON]);
    expect(results.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
    expect(results.map((result) => result.status)).toEqual(ids.flatMap(() => [201, 200, 200]));
    expect(results.filter(({ phase }) => phase === 'InHandling')).toHaveLength(40);
    expect(new Set(results.map(({ code }) => code)).size).toBe(40);

    const again = await send(text(lines));
    expect(again.results.every(({ repeated }) => repeated)).toBe(true);
    expect(again.results.map(({ code, revision }) => [code, revision])).toEqual(
      results.map(({ code, revision }) => [code, revision]),
    );
  });

  it('gives each wrong line its own result and goes on', async () => {
    const commandId = randomUUID();
    const { results } = await send(
      text([
        { type: 'Receive', commandId, data: receive },
        '{"type":"Receive",',
        { type: 'Dance', data: {} },
        { type: 'Receive', data: { ...receive, colour: 'red' } },
        { type: 'Receive', data: receive, padding: 'x'.repeat(300_000) },
        '',
        { type: 'Transfer', data: { to: HANDLING_UNIT } },
        { type: 'Transfer', ref: randomUUID(), data: { to: HANDLING_UNIT } },
        { type: 'Assign', ref: commandId, data: { officer: 'binh' } },
        { type: 'Transfer', ref: commandId, data: { to: HANDLING_UNIT }, expectedRevision: 5 },
        { type: 'Receive', commandId, data: { ...receive, components: [] } },
        { type: 'Transfer', ref: commandId, data: { to: HANDLING_UNIT }, correlationId: 'batch-7' },
        { type: 'Receive', ref: commandId, data: receive },
        { type: 'Receive', code: 'H23.01-250610-0001', data: receive },
      ]),
    );
    expect(results.map(({ line, status, code }) => [line, status, code])).toEqual([
      [1, 201, expect.stringMatching(/^H23\.01-250610-\d{4}$/)],
      [2, 400, 'malformed-json'],
      [3, 400, 'invalid-shape'],
      [4, 400, 'invalid-shape'],
      [5, 413, 'too-large'],
      [7, 400, 'invalid-shape'],
      [8, 404, 'dossier-not-found'],
      [9, 422, 'wrong-state'],
      [10, 412, 'stale-revision'],
      [11, 409, 'command-id-conflict'],
      [12, 200, results[0]!.code],
      [13, 400, 'invalid-shape'],
      [14, 400, 'invalid-shape'],
    ]);
    expect(results[3]).toMatchObject({ errors: [{ path: 'colour', message: 'is not a known field' }] });
  });

  it('takes no other media type, no dry run and no stranger', async () => {
    const post = (url: string, headers: Record<string, string>) =>
      engine.app.inject({ method: 'POST', url, headers, payload: '{}\n' });
    const service = keyOf('service');
    const wrong = await post('/v1/commands', { ...service, 'content-type': 'application/json' });
    expect(wrong.statusCode).toBe(415);
    const dry = await post('/v1/commands?dryRun=true', { ...service, 'content-type': NDJSON });
    expect(dry.statusCode).toBe(400);
    const slice = await post('/v1/dossiers/receive', { ...service, 'content-type': NDJSON });
    expect(slice.statusCode).toBe(415);
    expect((await post('/v1/commands', { 'content-type': NDJSON })).statusCode).toBe(401);
    const { results } = await send(text([{ type: 'Receive', data: receive }]), 'auditor');
    expect(results).toMatchObject([{ status: 403, code: 'not-permitted' }]);
  });
});
