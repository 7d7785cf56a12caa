import { setTimeout as sleep } from 'node:timers/promises';
import { BENCHMARK_REFERENCE, generateCaseload } from '@hoso/caseload';
import { HAI_DUONG } from '@hoso/domain';
import { parseInstant } from '@hoso/kernel';
import { announceReference, HosoFolder, sendBulk, type ReadyEngine } from '@hoso/testing';

const LINES = [
  ...generateCaseload({
    ...{ dossiers: 12, seed: 5, spanDays: 40, until: parseInstant('2025-11-14T17:00:00+07:00')! },
    ...{ catalogue: BENCHMARK_REFERENCE, calendar: HAI_DUONG },
  }),
];

interface Synchronisation {
  readonly total: { readonly received: number; readonly synchronised: number; readonly rate: number | null };
  readonly dossiers: readonly {
    readonly code: string;
    readonly relevant: number;
    readonly synchronised: number;
  }[];
}

describe('dossiers on their way to the national portal', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  const proof = async ({ address, run }: ReadyEngine): Promise<Synchronisation> => {
    const headers = { authorization: `Bearer ${run.localKey}` };
    const answer = await fetch(`${address}/v1/reports/synchronisation?from=2025-01-01&to=2025-12-31`, {
      headers,
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Synchronisation;
  };

  const complete = async (engine: ReadyEngine): Promise<Synchronisation> => {
    for (;;) {
      const found = await proof(engine);
      if (found.total.rate === 100) return found;
      await sleep(200);
    }
  };

  it('arrive at the sandbox whole, are proven, and are mended where somebody changed them there', async () => {
    const engine = await folder.start();
    await announceReference(engine, { ...BENCHMARK_REFERENCE, calendar: HAI_DUONG });
    await sendBulk(LINES, { address: engine.address, key: engine.run.localKey });
    const { total, dossiers } = await complete(engine);
    expect(total.synchronised).toBe(total.received);
    for (const { relevant, synchronised } of dossiers) expect(synchronised).toBe(relevant);

    const sandbox = (engine.run.connections as unknown as { readonly portalSandbox: string }).portalSandbox;
    const [edited, deleted] = dossiers;
    const change = (code: string, init: RequestInit) => fetch(`${sandbox}/sandbox/dossiers/${code}`, init);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ NgayHenTra: '20990101000000' });
    expect((await change(edited!.code, { method: 'PATCH', headers, body })).status).toBe(200);
    expect((await change(deleted!.code, { method: 'DELETE' })).status).toBe(204);

    const reconciled = await folder.do('reconcile', '--json');
    expect(reconciled.code).toBe(0);
    expect(JSON.parse(reconciled.out.trim().split('\n').at(-1)!)).toMatchObject({
      different: 2,
      repaired: 2,
    });
    const again = await folder.do('reconcile', '--dry-run', '--json');
    expect(JSON.parse(again.out.trim().split('\n').at(-1)!)).toMatchObject({ different: 0, repaired: 0 });
  }, 120_000);
});
