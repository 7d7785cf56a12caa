import { HosoFolder, type HosoEnd } from '@hoso/testing';

const NUMBER = expect.any(Number) as number;

const answerOf = ({ code, out, err }: HosoEnd): Record<string, unknown> => {
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
};

describe('the read models of a data folder', () => {
  const folder = new HosoFolder();
  afterAll(() => folder.clear());

  const rebuild = async (name: string) => answerOf(await folder.do('rebuild', name, '--json'));
  const drift = async () => answerOf(await folder.do('drift', '--all', '--json'));

  it('are kept by the engine that runs there, and built anew beside it', async () => {
    const engine = await folder.start();
    answerOf(await folder.do('caseload', '--dossiers', '5', '--seed', '3', '--json'));
    const built = await rebuild('all');
    expect(built).toMatchObject({ name: 'all', events: NUMBER, rows: NUMBER, seconds: NUMBER });
    const health = (await (await fetch(`${engine.address}/health/ready`)).json()) as object;
    expect(health).toMatchObject({ facts: { 'read models': { events: NUMBER, seconds: NUMBER } } });
    const headers = { 'x-api-key': engine.run.localKey };
    const listed = await fetch(`${engine.address}/v1/dossiers`, { headers });
    const { items } = (await listed.json()) as { readonly items: readonly { readonly code: string }[] };
    expect(items).toHaveLength(5);
    const [{ code }] = items as readonly [{ readonly code: string }];
    expect((await fetch(`${engine.address}/v1/public/dossiers/${code}`)).status).toBe(200);
    expect(answerOf(await folder.do('rebuild', 'dossiers', '--dossier', code, '--json'))).toMatchObject({
      name: 'dossiers',
      rows: 1,
    });
    await engine.process.end('SIGTERM');
  }, 240_000);

  it('are brought to the head of the log without an engine, and proven', async () => {
    expect(await drift()).toMatchObject({ checked: NUMBER, different: 0 });
    expect(await rebuild('dossiers')).toMatchObject({ name: 'dossiers', rows: 5 });
    expect(answerOf(await folder.do('parked', '--json'))).toMatchObject({ parked: 0 });
    const unknown = await folder.do('rebuild', 'nonsense');
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('One of dossiers, timeline');
    expect((await folder.do('drift', '--sample', 'many')).code).toBe(2);
  }, 240_000);
});
