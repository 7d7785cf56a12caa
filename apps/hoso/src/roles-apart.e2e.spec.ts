import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCHMARK_REFERENCE, generateCaseload } from '@hoso/caseload';
import { HAI_DUONG } from '@hoso/domain';
import { parseInstant } from '@hoso/kernel';
import { announceReference, HosoFolder, sendBulk, type ReadyEngine } from '@hoso/testing';

const LINES = [
  ...generateCaseload({
    ...{ dossiers: 15, seed: 5, spanDays: 40, until: parseInstant('2025-11-14T17:00:00+07:00')! },
    ...{ catalogue: BENCHMARK_REFERENCE, calendar: HAI_DUONG },
  }),
];

/** The clock lets a dossier be that changed within the last minute. */
const CLOCK_MS = 120_000;

describe('roles in processes of their own', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  /** Whether every dossier is at the portal: the projector knows them, and portal-sync brought them there. */
  const areSynchronised = async ({ address, run }: ReadyEngine): Promise<true | undefined> => {
    const headers = { authorization: `Bearer ${run.localKey}` };
    const url = `${address}/v1/reports/synchronisation?from=2025-01-01&to=2025-12-31`;
    const answer = await fetch(url, { headers });
    if (!answer.ok) return undefined; // the projector has not made its tables yet
    const { total } = (await answer.json()) as { total: { received: number; rate: number | null } };
    return (total.received > 0 && total.rate === 100) || undefined;
  };

  /** Whether the relay told of a duty that the clock recorded. */
  const isDutyTold = (): true | undefined =>
    /dossier\.[a-z-]+-recorded\.v1/.test(
      readFileSync(join(folder.path, 'topics', 'hoso.dossiers.v1.ndjson'), 'utf8'),
    ) || undefined;

  it('wait for the engines, do their work beside them, and end with them', async () => {
    const relay = folder.beginApp('kafka-relay');
    await relay.until('waiting', () => relay.err.includes('waits for the engines') || undefined);
    const engine = await folder.start('--roles', 'portal-sandbox');
    const [projector, clock, portalSync, api] = [
      folder.beginApp('projector'),
      folder.beginApp('deadline-clock'),
      folder.beginApp('portal-sync'),
      folder.beginApp('command-api', { HOSO_PORT: '0' }),
    ];
    await announceReference(engine, { ...BENCHMARK_REFERENCE, calendar: HAI_DUONG });
    await sendBulk(LINES, { address: engine.address, key: engine.run.localKey });
    await projector.until('the portal', () => areSynchronised(engine));
    await clock.until('a duty on its topic', isDutyTold, CLOCK_MS);
    const served = await api.until('its address', () => /"address":"([^"]+)"/.exec(api.err)?.[1]);
    expect((await fetch(`${served}/health/ready`)).status).toBe(200);

    expect((await engine.process.end('SIGTERM')).code).toBe(0);
    const apart = [relay, projector, clock, portalSync, api];
    const ends = await Promise.all(apart.map((each) => each.ended()));
    expect(ends.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
  }, 300_000);
});
