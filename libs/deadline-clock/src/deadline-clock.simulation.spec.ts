import {
  requestOf,
  startApplication,
  ONE_PROCEDURE,
  type ApplicationFixture,
} from '@hoso/application/testing';
import { dutiesOf, HAI_DUONG, DEFAULT_POLICY } from '@hoso/domain';
import { epochMs, instantFromMs } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { bringToHead, duties } from '@hoso/read-models';
import { COMPLETE, fileRef, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { DeadlineClock } from './deadline-clock';
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
beforeEach(async () => {
  await postgres.database.query({ text: 'drop schema if exists read_models cascade' });
  application = await startApplication(vn('2025-06-10T08:00'), ONE_PROCEDURE);
});
afterEach(() => application.stop());

const project = () =>
  bringToHead({
    store: application.store,
    database: postgres.database,
    projections: [duties],
    cachedStreams: 100,
  });

const clockOn = ({ decisions }: Pick<ApplicationFixture, 'decisions'>, quietMs = 0) =>
  new DeadlineClock({
    database: postgres.database,
    cases: watchedDossiers(decisions),
    clock: application.clock,
    width: 4,
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

/** Two clocks at once, restarts, a clock set back, rows that are behind, and results that come early or late. */
const troubledWeeks = async (codes: readonly string[], chance: Chance): Promise<void> => {
  let clocks = [clockOn(application), clockOn(application.restarted())];
  for (let step = 0; step < 60; step++) {
    const turn = chance();
    turnClock(turn < 0.1 ? -5 * chance() : 12 * chance());
    if (turn < 0.35) await project();
    if (turn > 0.3) await Promise.all(clocks.map((clock) => clock.sweep()));
    if (turn > 0.9) clocks = [clockOn(application.restarted()), clockOn(application)];
    if (turn > 0.45 && turn < 0.5) await issue(codes[Math.floor(chance() * codes.length)]!);
  }
};

it('records a breach at its moment, and the duty to explain it', async () => {
  const code = await inHandling();
  const clock = clockOn(application);
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
  await clockOn(application).sweep();
  expect((await factsOf(code)).map(({ type }) => type)).not.toContain('OverdueRecorded');
});

it('gives history that is keyed in time to go on before it records what is owed', async () => {
  const code = await inHandling(); // long before the store writes it down
  application.clock.at = vn('2025-06-24T17:00');
  await project();
  expect(await clockOn(application, 60_000).sweep()).toEqual({ recorded: 0, refused: [] });
  expect(await factsOf(code)).toEqual([]);
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
      await clockOn(application).sweep();
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
