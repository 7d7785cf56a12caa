import { BENCHMARK_REFERENCE, generateCaseload, type BulkCommandLine } from '@hoso/caseload';
import { HAI_DUONG } from '@hoso/domain';
import { connectEventStore, type RecordedEvent } from '@hoso/event-store';
import { parseInstant } from '@hoso/kernel';
import { announceReference, HosoFolder, sendBulk, type BulkAnswer, type ReadyEngine } from '@hoso/testing';

const SEED = Number(process.env['HOSO_CRASH_SEED'] ?? Date.now() % 1_000_000);
const DOSSIERS = 150;
const KILLS = 3;

/** Park and Miller's: the same seed kills at the same lines. */
const chanceFrom = (seed: number) => {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

const LINES: readonly BulkCommandLine[] = [
  ...generateCaseload({
    ...{ dossiers: DOSSIERS, seed: SEED, spanDays: 75, until: parseInstant('2025-11-14T17:00:00+07:00')! },
    ...{ catalogue: BENCHMARK_REFERENCE, calendar: HAI_DUONG },
  }),
];

const dossierEvents = async ({ run }: ReadyEngine): Promise<readonly RecordedEvent[]> => {
  const store = connectEventStore(run.connections.eventStore);
  const events: RecordedEvent[] = [];
  for await (const event of store.scan({ streamPrefixes: ['dossier-'] })) events.push(event);
  await store.close();
  return events;
};

const commandOf = ({ metadata }: RecordedEvent): string => (metadata as { commandId: string }).commandId;

/** Recorded by the engine's own clock, which goes on beside the bulk. */
const isByClock = ({ metadata }: RecordedEvent): boolean =>
  (metadata as { actor: { role: string } }).actor.role === 'clock';

/** The command, and where and as what each of its events stands. */
const traceOf = (commandId: string, events: readonly RecordedEvent[]) => ({
  commandId,
  events: events
    .filter((event) => commandOf(event) === commandId)
    .map(({ stream, revision, type }) => `${stream}@${revision} ${type}`),
});

const promiseOf = ({ commandId, code, events }: BulkAnswer) => ({
  commandId,
  events: events.map(({ type, revision }) => `dossier-${code}@${revision} ${type}`),
});

describe(`a bulk whose engine is killed (HOSO_CRASH_SEED=${SEED})`, () => {
  const folder = new HosoFolder();
  const chance = chanceFrom(SEED);
  const acknowledged = new Map<string, BulkAnswer>();
  afterAll(() => folder.clear());

  const send = async (engine: ReadyEngine, killAfter: number) => {
    const onAnswer = (answered: number): void => {
      if (answered >= killAfter && !engine.process.hasEnded) process.kill(engine.process.pid, 'SIGKILL');
    };
    const key = engine.run.localKey;
    const answers = await sendBulk(LINES, { address: engine.address, key, onAnswer });
    for (const answer of answers.filter(({ status }) => status < 300)) {
      const before = acknowledged.get(answer.commandId);
      if (before) expect({ ...answer, repeated: before.repeated }).toEqual(before);
      else acknowledged.set(answer.commandId, answer);
    }
    return answers;
  };

  const expectAllKept = async (engine: ReadyEngine): Promise<readonly RecordedEvent[]> => {
    const events = await dossierEvents(engine);
    for (const answer of acknowledged.values())
      expect(traceOf(answer.commandId, events)).toEqual(promiseOf(answer));
    return events;
  };

  it('keeps every acknowledged line and finishes the rest, nothing twice', async () => {
    let engine = await folder.start();
    await announceReference(engine, { ...BENCHMARK_REFERENCE, calendar: HAI_DUONG });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const answers = await send(engine, Math.ceil(((kill + chance()) / KILLS) * LINES.length));
      expect((await engine.process.ended()).code).toBeNull();
      expect(answers.length).toBeGreaterThan(0);
      engine = await folder.start();
      await expectAllKept(engine);
    }

    const known = new Set(acknowledged.keys());
    const answers = await send(engine, Infinity);
    expect(answers.filter(({ commandId, repeated }) => known.has(commandId) && !repeated)).toEqual([]);
    expect(new Set(answers.map(({ line }) => line)).size).toBe(LINES.length);
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    const events = await expectAllKept(engine);
    const promised = answers.flatMap((answer) => promiseOf(answer).events);
    expect(events.filter((event) => !isByClock(event))).toHaveLength(promised.length);
    expect(new Set(answers.map(({ code }) => code)).size).toBe(DOSSIERS);
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(DOSSIERS);

    const verified = await folder.do('verify', '--all', '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ broken: 0, brokenStreams: [] });
  }, 240_000);
});
