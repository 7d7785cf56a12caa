import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connectEventStore, type RecordedEvent } from '@hoso/event-store';
import { HosoFolder, type HosoProcess, type ReadyEngine } from '@hoso/testing';

const SHIPPED = resolve(__dirname, '../../../infra/import/wabo-receipt.mapping.json');
const CASES = 200;
const STEPS = 5;
const HEADER =
  'case:concept:name,case:channel,case:startdate,case:enddate,case:deadline,concept:instance,concept:name,org:group,org:resource,time:timestamp';

const isOpen = (number: number): boolean => number % 10 === 9;
const isLate = (number: number): boolean => !isOpen(number) && number % 4 === 0;
const count = (holds: (number: number) => boolean): number =>
  Array.from({ length: CASES }, (_, number) => number).filter(holds).length;

const rowsOf = (number: number): readonly string[] => {
  const end = isOpen(number) ? '' : '2011-03-10 12:00:00.001+01:00';
  const deadline = isLate(number) ? '2011-03-10 12:00:00+01:00' : '2011-03-10 12:00:00.001+01:00';
  const head = `c${number},Desk,2011-03-01 09:00:00+01:00,${end},${deadline}`;
  return Array.from(
    { length: STEPS },
    (_, step) =>
      `${head},t${number}-${step},Step ${step},Group ${(step % 4) + 1},An,2011-03-0${step + 2} 09:00:00+01:00`,
  );
};

const ENDED = CASES - count(isOpen);
const COMMANDS = CASES * (1 + STEPS) + ENDED;

describe('an import that is killed', () => {
  const folder = new HosoFolder();
  const log = join(folder.path, 'log.csv');
  const mapping = join(folder.path, 'mapping.json');
  beforeAll(() => {
    const shipped = JSON.parse(readFileSync(SHIPPED, 'utf8')) as object;
    writeFileSync(mapping, JSON.stringify({ ...shipped, name: 'synthetic' }));
    writeFileSync(
      log,
      [HEADER, ...Array.from({ length: CASES }, (_, number) => rowsOf(number)).flat()].join('\n'),
    );
  });
  afterAll(() => folder.clear());

  const begin = (): HosoProcess => folder.begin('import', log, '--mapping', mapping, '--json');

  const importToTheEnd = async () => {
    const { code, out, err } = await begin().ended();
    if (code !== 0) throw new Error(err);
    return JSON.parse(out) as object;
  };

  const written = async ({ run }: ReadyEngine): Promise<readonly RecordedEvent[]> => {
    const store = connectEventStore(run.connections.eventStore);
    const events: RecordedEvent[] = [];
    for await (const event of store.scan({ streamPrefixes: ['dossier-'] })) events.push(event);
    await store.close();
    return events;
  };

  const killAtDossier = async (process: HosoProcess, { run }: ReadyEngine, dossiers: number) => {
    const store = connectEventStore(run.connections.eventStore);
    let seen = 0;
    const reached = new Promise<void>((resolve, reject) => {
      store.subscribe({
        filter: { typePrefixes: ['DossierReceived'] },
        onEvent: () => void ((seen += 1) === dossiers && resolve()),
        onFailure: reject,
      });
    });
    await reached;
    await process.end('SIGKILL');
    await store.close();
  };

  const commandsIn = (events: readonly RecordedEvent[]): number =>
    new Set(events.map(({ metadata }) => (metadata as { commandId: string }).commandId)).size;

  const tally = (events: readonly RecordedEvent[], type: string): number =>
    events.filter((event) => event.type === type).length;

  it('goes on where it was, with nothing twice, and writes nothing when run again', async () => {
    const alone = begin();
    await alone.until('progress', () => /cases: \d+ of/.test(alone.err) || undefined);
    expect((await alone.end('SIGKILL')).code).toBeNull();

    const engine = await folder.start();
    const first = commandsIn(await written(engine));
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(COMMANDS);

    const lent = begin();
    await killAtDossier(lent, engine, tally(await written(engine), 'DossierReceived') + 30);
    const before = await written(engine);
    const dossiers = tally(before, 'DossierReceived');
    expect(dossiers).toBeLessThan(CASES);

    const late = count(isLate);
    expect(await importToTheEnd()).toMatchObject({
      ...{ cases: CASES, dossiers: CASES - dossiers, commands: COMMANDS - commandsIn(before) },
      ...{ refused: 0, late, seconds: expect.any(Number) as number },
    });
    const after = await written(engine);
    expect(commandsIn(after)).toBe(COMMANDS);
    const types = ['DossierReceived', 'StepCompleted', 'ResultIssued'];
    expect(types.map((type) => tally(after, type))).toEqual([CASES, CASES * STEPS, ENDED]);

    expect(await importToTheEnd()).toMatchObject({
      cases: CASES,
      dossiers: 0,
      commands: 0,
      refused: 0,
      late,
    });
    expect(await written(engine)).toHaveLength(after.length);
    const verified = await folder.do('verify', '--all', '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ broken: 0, brokenStreams: [] });
    expect((await fetch(`${engine.address}/health/ready`)).status).toBe(200);
  }, 240_000);
});
