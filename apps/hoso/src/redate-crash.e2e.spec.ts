import { setTimeout as sleep } from 'node:timers/promises';
import { BENCHMARK_REFERENCE, generateCaseload } from '@hoso/caseload';
import { HAI_DUONG, type RedatedDossier } from '@hoso/domain';
import { connectEventStore } from '@hoso/event-store';
import { parseInstant } from '@hoso/kernel';
import { announceReference, HosoFolder, sendBulk, type ReadyEngine } from '@hoso/testing';

const CASELOAD = generateCaseload({
  ...{ dossiers: 120, seed: 5, spanDays: 30, until: parseInstant('2025-11-14T17:00:00+07:00')! },
  ...{ catalogue: BENCHMARK_REFERENCE, calendar: HAI_DUONG },
});

interface Report {
  readonly id: string;
  readonly state: string;
  readonly totals: { readonly touched: number };
  readonly results: Readonly<Record<string, number>>;
  readonly progress: { readonly done: number; readonly of: number };
}

const call = async <Answer>({ address, run }: ReadyEngine, path: string, body?: object): Promise<Answer> => {
  const headers = { authorization: `Bearer ${run.localKey}`, 'content-type': 'application/json' };
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await fetch(`${address}${path}`, { headers, ...sent });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
};

/** How often each dossier was revised by an instrument, by code. */
const revisions = async ({ run }: ReadyEngine, instrument: string): Promise<ReadonlyMap<string, number>> => {
  const store = connectEventStore(run.connections.eventStore);
  const counts = new Map<string, number>();
  for await (const { stream, type, data } of store.scan({ streamPrefixes: ['dossier-'] })) {
    if (type !== 'DueDateRevised' || (data as { instrument: string }).instrument !== instrument) continue;
    counts.set(stream.slice('dossier-'.length), (counts.get(stream.slice('dossier-'.length)) ?? 0) + 1);
  }
  await store.close();
  return counts;
};

describe('a re-dating whose engine is killed', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  const completed = async (engine: ReadyEngine, id: string): Promise<Report> => {
    for (;;) {
      const report = await call<Report>(engine, `/v1/redatings/${id}`);
      if (report.state === 'completed') return report;
      await sleep(50);
    }
  };

  it('is carried out to its end by the next one, each dossier once; the command line does the like', async () => {
    const first = await folder.start();
    await announceReference(first, { ...BENCHMARK_REFERENCE, calendar: HAI_DUONG });
    await sendBulk([...CASELOAD], { address: first.address, key: first.run.localKey });
    const instrument = { number: 'QĐ 9', legalBasis: 'Luật PCTT art. 26', workingDays: 3 };
    const report = await call<Report>(first, '/v1/redatings', { cause: { instrument } });
    expect(report.totals.touched).toBeGreaterThan(10);
    const ordered = await call<Report>(first, `/v1/redatings/${report.id}/order`, { reason: 'Bão số 3' });
    expect(ordered.state).toBe('ordered');
    process.kill(first.process.pid, 'SIGKILL');
    expect((await first.process.ended()).code).toBeNull();

    const second = await folder.start();
    const done = await completed(second, report.id);
    expect(done.progress).toEqual({ done: report.totals.touched, of: report.totals.touched });
    const { items } = await call<{ items: readonly RedatedDossier[] }>(
      second,
      `/v1/redatings/${report.id}/dossiers?limit=500&outcome=later`,
    );
    const moved = await revisions(second, 'QĐ 9');
    expect([...moved.values()].every((times) => times === 1)).toBe(true);
    expect([...moved.keys()].sort()).toEqual(items.map(({ code }) => code).sort());
    expect(done.results).toMatchObject({ later: moved.size });

    const words = ['--instrument', 'QĐ 10', '--legal-basis', 'b', '--working-days', '1'];
    const told = await folder.do('redate', ...words, '--order', '--reason', 'Bão số 4', '--json');
    expect(JSON.parse(told.out)).toMatchObject({ state: 'completed', results: { later: moved.size } });
    const vain = await folder.do('redate', ...words, '--order', '--reason', 'r', '--json');
    expect(vain.code).toBe(1);
    expect(JSON.parse(vain.out)).toMatchObject({ refused: 'nothing-to-redate' });
    expect((await folder.do('redate', '--dry-run')).code).toBe(2);

    const verified = await folder.do('verify', '--all', '--json');
    expect(JSON.parse(verified.out)).toMatchObject({ broken: 0 });
  }, 300_000);
});
