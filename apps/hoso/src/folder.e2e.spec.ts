import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connectEventStore } from '@hoso/event-store';
import { HosoFolder, HosoProcess, type HosoEnd, type ReadyEngine } from '@hoso/testing';

const MAPPING = resolve(__dirname, '../../../infra/import/wabo-receipt.mapping.json');
const LOG = [
  'case:concept:name,case:channel,case:startdate,case:enddate,case:deadline,concept:instance,concept:name,org:group,org:resource,time:timestamp',
  'c1,Desk,2011-03-01 09:00:00+01:00,2011-03-10 12:00:00.001+01:00,2011-03-10 12:00:00+01:00,t1,Check,Group 2,An,2011-03-02 09:00:00+01:00',
].join('\n');
const DUE = ['due', '--received', '2025-01-24T15:30', '--limit', '10', '--unit', 'working-days', '--json'];

const NUMBER = expect.any(Number) as number;

/** The one line of stdout that a machine reads. */
const answerOf = ({ code, out, err }: HosoEnd): Record<string, unknown> => {
  if (code !== 0) throw new Error(err);
  expect(out).toMatch(/^[^\n]+\n$/);
  return JSON.parse(out) as Record<string, unknown>;
};

const codeOfFirstDossier = async ({ run }: ReadyEngine): Promise<string> => {
  const store = connectEventStore(run.connections.eventStore);
  const codes: string[] = [];
  for await (const { stream } of store.scan({ streamPrefixes: ['dossier-'] })) codes.push(stream.slice(8));
  await store.close();
  return codes[0]!;
};

describe('a data folder', () => {
  const folder = new HosoFolder();
  const log = join(folder.path, 'log.csv');
  /** What the last verification found. */
  let known: Record<string, unknown> = {};
  let replay: readonly string[] = [];
  let told: Record<string, unknown> = {};
  beforeAll(() => writeFileSync(log, LOG));
  afterAll(() => folder.clear());

  /** Without roles, so that nothing is recorded but what the specification asks for. */
  const alone = () => folder.start('--roles', 'none');
  const importLog = () => folder.do('import', log, '--mapping', MAPPING, '--json');
  const verify = async () => answerOf(await folder.do('verify', '--all', '--json'));

  it('is lent by the engine that runs there, and refused to a second one', async () => {
    const engine = await alone();
    expect(statSync(folder.runFile).mode & 0o777).toBe(0o600);
    const [second, imported] = await Promise.all([folder.do('start', '--port', '0', '--json'), importLog()]);
    expect({ code: second.code, out: second.out }).toEqual({ code: 1, out: '' });
    expect(second.err).toContain(`already runs on ${folder.path} as process ${engine.process.pid}`);
    expect(readFileSync(folder.runFile, 'utf8')).toContain(engine.run.localKey);
    const { lateCases, ...totals } = answerOf(imported);
    expect(totals).toMatchObject({
      cases: 1,
      dossiers: 1,
      commands: 3,
      refused: 0,
      late: 1,
      seconds: NUMBER,
    });
    expect(lateCases).toMatchObject([{ case: 'c1' }]);
    expect(imported.err).toContain('cases: 1 of 1');

    const sent = await folder.do('caseload', '--dossiers', '5', '--seed', '3', '--json');
    expect(answerOf(sent)).toMatchObject({ dossiers: 5, commands: NUMBER, refused: 0, seconds: NUMBER });
    expect(sent.err).toMatch(/dossiers: \d+ of 5/);
    replay = ['replay', await codeOfFirstDossier(engine), '--json'];
    told = answerOf(await folder.do(...replay));
    expect(told['history']).not.toHaveLength(0);
    known = await verify();
    expect(known).toMatchObject({ streams: NUMBER, events: NUMBER, broken: 0 });
    const { code, out } = await engine.process.end('SIGTERM');
    expect(code).toBe(0);
    expect(answerOf({ code, out, err: '' })).toMatchObject({ address: engine.address });
    expect(existsSync(folder.runFile)).toBe(false);
  }, 120_000);

  it('is worked on by commands while no engine runs', async () => {
    expect(answerOf(await folder.do(...replay))['history']).toEqual(told['history']);
    expect(await verify()).toEqual(known);
    expect(answerOf(await importLog())).toMatchObject({ cases: 1, dossiers: 0, commands: 0, late: 1 });
    const sent = await folder.do('caseload', '--dossiers', '4', '--seed', '4', '--json');
    expect(answerOf(sent)).toMatchObject({ dossiers: 4, refused: 0 });
    const grown = await verify();
    expect(grown['broken']).toBe(0);
    expect(grown['events']).toBeGreaterThan(known['events'] as number);
    expect(existsSync(folder.runFile)).toBe(false);
    known = grown;
  }, 120_000);

  it('is taken over from an engine that was killed', async () => {
    const killed = await alone();
    await killed.process.end('SIGKILL');
    expect(existsSync(folder.runFile)).toBe(true);
    expect(await verify()).toEqual(known);

    await (await alone()).process.end('SIGKILL');
    const next = await alone();
    expect(next.process.err).toMatch(/PostgreSQL \(process \d+\) still ran from an earlier start/);
    expect(await verify()).toEqual(known);
    expect((await next.process.end('SIGTERM')).code).toBe(0);
  }, 120_000);
});

describe('words', () => {
  const run = (...words: readonly string[]) => HosoProcess.spawn(words).ended();

  it('ask when a dossier falls due without any engine', async () => {
    const [days, cut, hours] = await Promise.all([
      run(...DUE),
      run(...DUE, '--cut-off', '15:00'),
      run(...DUE.slice(0, 4), '1.5', '--unit', 'working-hours', '--json'),
    ]);
    expect(answerOf(days)).toEqual({
      ...{ dueAt: '2025-02-14T16:30:00+07:00', provisional: false },
      steps: expect.arrayContaining([expect.objectContaining({ rule: 'due' })]) as unknown[],
    });
    expect(answerOf(cut)['dueAt']).toBe('2025-02-17T16:30:00+07:00');
    expect(answerOf(hours)['dueAt']).toBe('2025-02-03T08:00:00+07:00');
  }, 120_000);

  it.each([
    'nonsense',
    'verify --data /nonexistent/hoso',
    'start --port 99999',
    'event-store check --nonsense',
    'due --received 2025-02-30T10:00 --limit 1 --unit working-days',
    'due --received 2025-02-03T10:00 --limit 1.5 --unit working-days',
  ])('that are off end with 2 and say why: %s', async (words) => {
    const { code, out, err } = await run(...words.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^(hoso|error): /);
    expect(err).not.toMatch(/^ +at /m);
  });
});
