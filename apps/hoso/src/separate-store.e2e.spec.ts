import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { BENCHMARK_REFERENCE, benchmarkLife } from '@hoso/caseload';
import { HAI_DUONG } from '@hoso/domain';
import { connectEventStore } from '@hoso/event-store';
import { instantOf } from '@hoso/kernel';
import { announceReference, HosoFolder, type HosoProcess, type ReadyEngine } from '@hoso/testing';

interface Sent {
  readonly commandId: string;
  readonly index: number;
  readonly status: number;
  readonly answer: { readonly code: string; readonly revision: number };
}

describe('an engine on an event store of its own process', () => {
  const folder = new HosoFolder();
  const data = join(folder.path, 'log');
  afterAll(() => folder.clear());

  const serveLog = async (port: number): Promise<{ process: HosoProcess; port: number; url: string }> => {
    const server = folder.spawn('event-store', '--port', String(port), '--data', data, '--json');
    const said = await server.until('the address', () =>
      server.out.includes('\n') ? server.out : undefined,
    );
    const { connectionString: url, port: taken } = JSON.parse(said) as {
      connectionString: string;
      port: number;
    };
    return { process: server, port: taken, url };
  };

  const receive = async ({ address, run }: ReadyEngine, index: number, commandId: string): Promise<Sent> => {
    const { data: body } = benchmarkLife({ seed: 1, index, now: instantOf('2026-01-01T00:00:00Z') })[0]!;
    const headers = {
      authorization: `Bearer ${run.localKey}`,
      'content-type': 'application/json',
      'idempotency-key': commandId,
    };
    const response = await fetch(`${address}/v1/dossiers/receive`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { commandId, index, status: response.status, answer: (await response.json()) as Sent['answer'] };
  };

  it('keeps what was acknowledged when the store is killed, says 503 meanwhile, and goes on by itself', async () => {
    const first = await serveLog(0);
    const engine = await folder.start('--eventstore-url', first.url);
    await announceReference(engine, { ...BENCHMARK_REFERENCE, calendar: HAI_DUONG });

    const sent: Sent[] = [];
    let next = 0;
    const flow = async (isEnough: () => boolean): Promise<void> => {
      while (!isEnough()) {
        next += 1;
        sent.push(await receive(engine, next, randomUUID()));
      }
    };
    const answered = (status: number): number => sent.filter((each) => each.status === status).length;
    const lanes = (isEnough: () => boolean) => Promise.all([flow(isEnough), flow(isEnough), flow(isEnough)]);

    await lanes(() => {
      if (answered(201) >= 30 && !first.process.hasEnded) process.kill(first.process.pid, 'SIGKILL');
      return answered(503) >= 3;
    });
    const second = await serveLog(first.port);
    const before = answered(201);
    await lanes(() => answered(201) >= before + 30);
    expect([...new Set(sent.map(({ status }) => status))].sort()).toEqual([201, 503]);

    const codes = new Map<string, string>();
    for (const { commandId, status, answer, index } of sent) {
      const again = await receive(engine, index, commandId);
      expect(again.status).toBe(201);
      if (status === 201) expect(again.answer).toMatchObject({ code: answer.code, repeated: true });
      codes.set(commandId, again.answer.code);
    }
    const store = connectEventStore(second.url);
    const received: string[] = [];
    for await (const { type, stream, metadata } of store.scan({ streamPrefixes: ['dossier-'] }))
      if (type === 'DossierReceived')
        received.push(`${(metadata as { commandId: string }).commandId} ${stream}`);
    await store.close();
    expect(received.sort()).toEqual([...codes].map(([id, code]) => `${id} dossier-${code}`).sort());

    const verified = await folder.do('verify', '--all', '--json');
    expect(JSON.parse(verified.out)).toMatchObject({ broken: 0 });
    expect((await engine.process.end('SIGTERM')).code).toBe(0);
    expect((await second.process.end('SIGTERM')).code).toBe(0);
  }, 240_000);
});
