import { randomUUID } from 'node:crypto';
import {
  requestOf,
  startApplication,
  ONE_PROCEDURE,
  type ApplicationFixture,
} from '@hoso/application/testing';
import { dutiesOf, HAI_DUONG, DEFAULT_POLICY } from '@hoso/domain';
import { epochMs, instantFromMs } from '@hoso/kernel';
import { RightOfWay } from '@hoso/platform';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { bringToHead, duties } from '@hoso/read-models';
import { COMPLETE, fileRef, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { SightedClocks, type SightedClock } from './testing';
import { watchedDossiers } from './watched-cases';

type Chance = () => number;

const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const HOUR_MS = 3_600_000;

let postgres: PostgresFixture;
beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

let application: ApplicationFixture;
const clocks = new SightedClocks();
beforeEach(async () => {
  await postgres.database.query({ text: 'drop schema if exists read_models cascade' });
  application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
});
afterEach(async () => {
  clocks.endAll();
  await application.stop();
});

const project = () =>
  bringToHead({
    store: application.store,
    database: postgres.database,
    projections: [duties],
    cachedStreams: 100,
  });

const clockOn = ({ decisions }: Pick<ApplicationFixture, 'decisions'>, quietMs = 0) =>
  clocks.start({
    database: postgres.database,
    clock: application.clock,
    cases: watchedDossiers(decisions),
    quietMs,
  });

const take = async (...request: Parameters<typeof requestOf>) => {
  const outcome = await application.decisions.take(requestOf(...request));
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome;
};

const inHandling = async (): Promise<string> => {
  const { code } = await take('Receive', { opening: openingData(), components: COMPLETE });
  await take('Transfer', { to: HANDLING_UNIT }, { code: code! });
  await take('Assign', { officer: 'an' }, { code: code! });
  return code!;
};

const factsOf = async (code: string) => {
  const replayed = await application.reader.replay(code);
  return replayed.flatMap(({ event }) => ('duty' in event.data ? [{ type: event.type, ...event.data }] : []));
};

const stillOwed = async (code: string) => {
  const dossier = (await application.reader.replay(code)).at(-1)!.after;
  const facts = { calendar: HAI_DUONG, procedure: ONE_PROCEDURE.procedure, policy: DEFAULT_POLICY };
  return dutiesOf(dossier, facts).filter(({ moment }) => moment <= application.clock.at);
};

const turnClock = (hours: number): void => {
  application.clock.at = instantFromMs(epochMs(application.clock.at) + Math.round(hours * HOUR_MS));
};

const issue = (code: string) =>
  application.decisions.take(
    requestOf('IssueResult', { number: '1/GP', signedBy: 'an', file: fileRef() }, { code }),
  );

const startBoth = async (): Promise<readonly SightedClock[]> => {
  clocks.endAll();
  return [await clockOn(application), await clockOn(application.restarted())];
};

const sweepAndLook = async (clock: SightedClock, looks: boolean): Promise<void> => {
  await clock.sweep();
  if (looks) await clock.lookAhead();
};

/** Two clocks at once, restarts, a clock set back, rows that are behind, and results that come early or late. */
const troubledWeeks = async (codes: readonly string[], chance: Chance): Promise<void> => {
  let both = await startBoth();
  for (let step = 0; step < 60; step++) {
    const turn = chance();
    turnClock(turn < 0.1 ? -5 * chance() : 12 * chance());
    if (turn < 0.35) await project();
    const looks = chance() < 0.5;
    if (turn > 0.3) await Promise.all(both.map((clock) => sweepAndLook(clock, looks)));
    if (turn > 0.9) both = await startBoth();
    if (turn > 0.45 && turn < 0.5) await issue(codes[Math.floor(chance() * codes.length)]!);
  }
};

it('records a breach at its moment, and the duty to explain it', async () => {
  const code = await inHandling();
  const clock = await clockOn(application);
  application.clock.at = vn('2025-06-24T17:00');
  await project();
  expect(await clock.sweep()).toMatchObject({ refused: [] });
  const facts = await factsOf(code);
  expect(facts.map(({ type }) => type)).toContain('OverdueRecorded');
  expect(facts.find(({ type }) => type === 'OverdueRecorded')).toMatchObject({
    moment: vn('2025-06-24T17:00'),
    lateness: { workingMinutes: 0, calendarMs: 0 },
  });
  const types = (await application.reader.replay(code)).map(({ event }) => event.type);
  expect(types).toContain('ExplanationRequired');
});

it('waits a millisecond before the moment', async () => {
  const code = await inHandling();
  application.clock.at = instantFromMs(epochMs(vn('2025-06-24T17:00')) - 1);
  await project();
  await (await clockOn(application)).sweep();
  expect((await factsOf(code)).map(({ type }) => type)).not.toContain('OverdueRecorded');
});

it('gives history that is keyed in time to go on before it records what is owed', async () => {
  const code = await inHandling(); // long before the store writes it down
  application.clock.at = vn('2025-06-24T17:00');
  await project();
  expect(await (await clockOn(application, 60_000)).sweep()).toEqual({ recorded: 0, refused: [] });
  expect(await factsOf(code)).toEqual([]);
});

it('goes on beside a dossier that this program cannot read, and says which', async () => {
  const [unreadable, other] = [await inHandling(), await inHandling()];
  await project();
  const stream = `dossier-${unreadable}`;
  for await (const { metadata, type, data } of application.store.read(stream, { max: 1 })) {
    const ofTomorrow = { id: randomUUID(), type, data, metadata: { ...metadata, schemaVersion: 99 } };
    await application.store.append(stream, 'any', [ofTomorrow]);
  }
  const clock = await clockOn(application.restarted());
  application.clock.at = vn('2025-06-24T16:30');
  await clock.lookAhead();
  application.clock.at = vn('2025-06-24T17:00');
  expect((await clock.sweep()).refused).toEqual([{ code: unreadable, reason: 'unknown-schema-version' }]);
  expect((await factsOf(other)).map(({ type }) => type)).toContain('OverdueRecorded');
});

it.each([
  ['waits for a clock that is late', '2025-06-24T17:01', true],
  ['does not wait for one that is on time', '2025-06-24T17:00', false],
])('what else its process does %s', async (_, at, waits) => {
  await inHandling();
  application.clock.at = vn('2025-06-24T16:59');
  await project();
  await (await clockOn(application)).sweep();
  await project();
  application.clock.at = vn(at);
  const rightOfWay = new RightOfWay();
  const clock = await clocks.start({
    ...{ database: postgres.database, clock: application.clock, rightOfWay },
    cases: watchedDossiers(application.decisions),
  });
  const mayGoOn = () => rightOfWay.give(new AbortController().signal) === undefined;
  const append = jest.spyOn(application.store, 'append').mockImplementationOnce(async (...event) => {
    expect(mayGoOn()).toBe(!waits);
    return application.store.append(...event);
  });
  expect(await clock.sweep()).toMatchObject({ refused: [] });
  expect(append).toHaveBeenCalled();
  append.mockRestore();
  expect(mayGoOn()).toBe(true);
});

it('records from what it foresaw, without reading a stream at the moment itself', async () => {
  const codes = [await inHandling(), await inHandling()];
  await project();
  await (await clockOn(application)).sweep();
  const restarted = application.restarted();
  const clock = await clockOn(restarted);
  application.clock.at = vn('2025-06-20T08:00');
  await project();
  await clock.lookAhead();
  application.clock.at = vn('2025-06-24T17:00');
  const read = jest.spyOn(application.store, 'read');
  expect((await clock.sweep()).refused).toEqual([]);
  expect(read).not.toHaveBeenCalled();
  read.mockRestore();
  for (const code of codes) {
    expect((await factsOf(code)).map(({ type }) => type)).toContain('OverdueRecorded');
    expect(restarted.decisions.memory.isAtHand(code)).toBe(false); // others need not give way in memory
  }
});

it('lets nothing be overdue that was decided after it looked', async () => {
  const code = await inHandling();
  await project();
  const clock = await clockOn(application.restarted());
  await clock.lookAhead();
  application.clock.at = vn('2025-06-24T16:00');
  await issue(code);
  application.clock.at = vn('2025-06-24T17:00'); // the row still owes it
  expect(await clock.sweep()).toMatchObject({ refused: [] });
  expect((await factsOf(code)).map(({ type }) => type)).not.toContain('OverdueRecorded');
});

it.each([1, 2, 3, 4, 5, 6])(
  'neither doubles nor skips a duty, whatever stops, repeats or turns back meanwhile (seed %i)',
  async (seed) => {
    const codes = [];
    for (let n = 0; n < 8; n++) codes.push(await inHandling());
    await troubledWeeks(codes, chanceOf(seed));
    application.clock.at = vn('2025-09-01T08:00');
    for (let round = 0; round < 3; round++) {
      await project();
      await (await clockOn(application)).sweep();
    }
    let recorded = 0;
    for (const code of codes) {
      const keys = (await factsOf(code)).map(({ duty }) => duty);
      expect(new Set(keys).size).toBe(keys.length);
      recorded += keys.length;
      expect(await stillOwed(code)).toEqual([]);
    }
    expect(recorded).toBeGreaterThan(codes.length);
  },
);
