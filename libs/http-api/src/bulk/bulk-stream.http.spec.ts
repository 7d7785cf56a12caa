import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COMPLETE, openingData, vn } from '@hoso/testing';
import { get, keyOf, makeWorld, startEngine, type Engine } from '../testing';

const LINE = `${JSON.stringify({ type: 'Receive', data: { opening: openingData(), components: COMPLETE } })}\n`;

describe('the stream of a bulk', () => {
  let engine: Engine;
  let port: number;
  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
    engine.clock.at = vn('2025-06-10T08:00');
    await engine.app.listen(0, '127.0.0.1');
    ({ port } = engine.app.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => engine.stop());

  const open = (): ClientRequest =>
    request({
      port,
      method: 'POST',
      path: '/v1/commands',
      headers: { 'content-type': 'application/x-ndjson', ...keyOf('service') },
    });

  it('answers a line before the next one is sent', async () => {
    const bulk = open();
    bulk.write(LINE);
    const [response] = (await once(bulk, 'response')) as [IncomingMessage];
    const [first] = (await once(response, 'data')) as [Buffer];
    expect(JSON.parse(first.toString())).toMatchObject({ line: 1, status: 201 });
    // A line may come in pieces, and its end with the next one.
    bulk.write(LINE.slice(0, 40));
    bulk.end(LINE.slice(40) + LINE.trim());
    let rest = '';
    for await (const chunk of response) rest += String(chunk);
    expect(
      rest
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { line: number }).line)
        .sort(),
    ).toEqual([2, 3]);
  });

  it('has no limit as a whole', async () => {
    const bulk = open();
    const padded = LINE.replace('{', `{${' '.repeat(100_000)}`);
    const answered = once(bulk, 'response') as Promise<[IncomingMessage]>;
    for (let line = 0; line < 40; line++) if (!bulk.write(padded)) await once(bulk, 'drain');
    bulk.end();
    const [response] = await answered;
    let lines = 0;
    for await (const chunk of response) lines += String(chunk).split('\n').length - 1;
    expect(lines).toBe(40);
  });

  it('outlives a caller who goes away in the middle', async () => {
    const bulk = open();
    bulk.on('error', () => undefined);
    bulk.write(LINE.repeat(300));
    const [response] = (await once(bulk, 'response')) as [IncomingMessage];
    response.on('error', () => undefined);
    bulk.write(LINE.slice(0, 50));
    bulk.destroy();
    await once(bulk, 'close');
    expect((await get(engine, '/health/live')).status).toBe(200);
  });
});
