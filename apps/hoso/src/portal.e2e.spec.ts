import { setTimeout as sleep } from 'node:timers/promises';
import { BENCHMARK_REFERENCE, generateCaseload } from '@hoso/caseload';
import { HAI_DUONG } from '@hoso/domain';
import { instantFromMs, parseInstant } from '@hoso/kernel';
import { announceReference, HosoFolder, sendBulk, type HosoEnd, type ReadyEngine } from '@hoso/testing';

const GROUND = { catalogue: BENCHMARK_REFERENCE, calendar: HAI_DUONG };
const LINES = [
  ...generateCaseload({
    ...{ dossiers: 12, seed: 5, spanDays: 40, until: parseInstant('2025-11-14T17:00:00+07:00')! },
    ...GROUND,
  }),
];
const DAY_MS = 24 * 3_600_000;

/** Lives that reach into months that are over, whatever day it is; one in four of their applicants rates the service. */
const lately = () => [
  ...generateCaseload({
    ...{ dossiers: 100, seed: 6, spanDays: 80, until: instantFromMs(Date.now() - 10 * DAY_MS) },
    ...GROUND,
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

interface Told {
  readonly month: string;
  readonly procedure: string;
  readonly counts: Readonly<Record<'verySatisfied' | 'satisfied' | 'dissatisfied', number>>;
}

const sandboxOf = ({ run }: ReadyEngine): string =>
  (run.connections as unknown as { readonly portalSandbox: string }).portalSandbox;

const lastLineOf = ({ out }: HosoEnd): unknown => JSON.parse(out.trim().split('\n').at(-1)!);

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

    const sandbox = sandboxOf(engine);
    const [edited, deleted] = dossiers;
    const change = (code: string, init: RequestInit) => fetch(`${sandbox}/sandbox/dossiers/${code}`, init);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ NgayHenTra: '20990101000000' });
    expect((await change(edited!.code, { method: 'PATCH', headers, body })).status).toBe(200);
    expect((await change(deleted!.code, { method: 'DELETE' })).status).toBe(204);

    const reconciled = await folder.do('reconcile', '--json');
    expect(reconciled.code).toBe(0);
    expect(lastLineOf(reconciled)).toMatchObject({ different: 2, repaired: 2 });
    const again = await folder.do('reconcile', '--dry-run', '--json');
    expect(lastLineOf(again)).toMatchObject({ different: 0, repaired: 0 });
  }, 240_000);
});

describe('ratings on their way to the national portal', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  /** Rows follow the log a moment later: what had not been counted is told as a correction. */
  const allTold = async (): Promise<readonly Told[]> => {
    for (;;) {
      const sent = await folder.do('portal', 'ratings', '--send', '--json');
      const { ratings, waiting } = lastLineOf(sent) as { ratings: readonly Told[]; waiting: number };
      expect(sent.code).toBe(0);
      if (ratings.length > 0 && waiting === 0) return ratings;
    }
  };

  /** How many had rated, by month and procedure, as the portal was told last. */
  const takenLast = async (engine: ReadyEngine): Promise<ReadonlyMap<string, string>> => {
    const answer = await fetch(`${sandboxOf(engine)}/sandbox/messages/DongBoDanhGia`);
    const latestFirst = (await answer.json()) as readonly { readonly data: Record<string, string> }[];
    return new Map(
      latestFirst
        .map(
          ({ data }) => [`${data['NgayTongHop']} ${data['MaThuTuc']}`, data['TongSoNguoiDanhGia']!] as const,
        )
        .reverse(),
    );
  };

  it('are told of each month that is over, as the report counts them', async () => {
    const engine = await folder.start();
    await announceReference(engine, { ...BENCHMARK_REFERENCE, calendar: HAI_DUONG });
    await sendBulk(lately(), { address: engine.address, key: engine.run.localKey });
    const ratings = await allTold();
    expect(ratings.length).toBeGreaterThan(0);
    const latest = await takenLast(engine);
    for (const { month, procedure, counts } of ratings) {
      const { verySatisfied, satisfied, dissatisfied } = counts;
      const key = `${Number(month.slice(5))}-${month.slice(0, 4)} ${procedure}`;
      expect([key, latest.get(key)]).toEqual([key, String(verySatisfied + satisfied + dissatisfied)]);
    }
  }, 240_000);
});
