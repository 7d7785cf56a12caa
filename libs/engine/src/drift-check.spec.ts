import { setTimeout as pause } from 'node:timers/promises';
import { EngineCommands } from '@hoso/alerts';
import { AlertFactsFinder } from '@hoso/application';
import {
  MemoryOpenDossiers,
  ONE_PROCEDURE,
  startApplication,
  type ApplicationFixture,
} from '@hoso/application/testing';
import { HealthRegistry, Shutdown } from '@hoso/platform';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  AlertList,
  bringToHead,
  dossiers,
  parkedStreams,
  PROJECTIONS,
  rebuildStream,
  SCHEMA,
  type ListedAlert,
  type Projection,
} from '@hoso/read-models';
import { write } from '@hoso/read-models/testing';
import { goldenPetitionEvents, HISTORY_TO, inHandling, issued, vn } from '@hoso/testing';
import { DriftWatch } from './drift-watch';
import { runDriftCheck } from './run-drift-check';

const ENOUGH = 200;
let postgres: PostgresFixture;
let application: ApplicationFixture;

const partsOf = (projections: readonly Projection[] = PROJECTIONS) => ({
  store: application.store,
  database: postgres.database,
  projections,
  cachedStreams: 100,
});
const check = async () => {
  const { clock, alertDecisions } = application;
  const means = { finder: new AlertFactsFinder(application), commands: new EngineCommands(alertDecisions) };
  const report = await new DriftWatch({ ...partsOf(), clock, ...means }).check(ENOUGH);
  await bringToHead(partsOf());
  return report;
};
const spoil = (text: string) =>
  postgres.database.query({ text: text.replace('ROWS', `${SCHEMA}.dossiers_g1`) });
const alerts = async (): Promise<readonly ListedAlert[]> =>
  (await new AlertList(postgres.database).page({ visible: 'all', limit: 10 })).items;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());
beforeEach(async () => {
  await postgres.database.query({ text: `drop schema if exists ${SCHEMA} cascade` });
  application = await startApplication(vn('2025-06-11T08:00'), ONE_PROCEDURE);
  await write(application.store, 'dossier-A', ...inHandling);
  await write(application.store, 'dossier-B', ...HISTORY_TO.Closed);
  await bringToHead(partsOf());
});
afterEach(async () => {
  await application.stop();
  await application.store.close();
});

describe('a check of the rows', () => {
  it('tells a row that was changed by hand, once, and nothing of what stands in it', async () => {
    await spoil(`update ROWS set phase = 'Closed' where code = 'A'`);
    expect(await check()).toMatchObject({ different: 1 });
    expect(await check()).toMatchObject({ different: 1 });
    const told = await alerts();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      ...{ kind: 'drift', severity: 'serious', state: 'open', audience: 'superior', unit: null },
      subject: { kind: 'engine', part: 'dossiers' },
      evidence: [{ stream: 'dossier-A', revision: 2, type: 'OfficerAssigned', at: inHandling[2]!.at }],
    });
    expect(told[0]?.figures).toEqual({ stream: 'dossier-A', rows: 1, firstRow: 0 });
  });

  it('tells each read model and stream of its own, and a row that is missing', async () => {
    await spoil(`delete from ROWS where code = 'A'`);
    await spoil(`update ROWS set phase = 'Received' where code = 'B'`);
    await postgres.database.query({ text: `delete from ${SCHEMA}.timeline_g1 where code = 'A' and nr > 0` });
    await check();
    const places = (await alerts()).map(({ subject, figures }) => [subject, figures['stream']]);
    const dossierRows = { kind: 'engine', part: 'dossiers' };
    expect(places).toHaveLength(3);
    expect(places).toEqual(
      expect.arrayContaining([
        [dossierRows, 'dossier-A'],
        [dossierRows, 'dossier-B'],
        [{ kind: 'engine', part: 'timeline' }, 'dossier-A'],
      ]),
    );
  });

  it('tells a row that no stream stands behind, without evidence', async () => {
    await spoil(`update ROWS set code = 'none' where code = 'A'`);
    await check();
    const told = (await alerts()).map(({ evidence, figures }) => [figures['stream'], evidence.length]);
    expect(Object.fromEntries(told)).toEqual({ 'dossier-A': 1, 'dossier-none': 0 });
  });

  it('ends the alert when the rows agree again, and raises another when they differ after that', async () => {
    await spoil(`update ROWS set phase = 'Closed' where code = 'A'`);
    await check();
    await rebuildStream(partsOf(), 'dossier-A');
    expect(await check()).toMatchObject({ different: 0 });
    expect(await alerts()).toMatchObject([{ state: 'resolved', resolved: { reason: 'rows-agree' } }]);
    await spoil(`update ROWS set phase = 'Closed' where code = 'A'`);
    await check();
    expect(await alerts()).toMatchObject([{ state: 'open' }, { state: 'resolved' }]);
  });

  it('is silent where nothing differs, on petitions and on what stands still', async () => {
    await write(application.store, 'feedback-P', goldenPetitionEvents[0]!);
    const fold = () => {
      throw new RangeError('no such number');
    };
    const faulty = { ...dossiers, folds: new Map([...dossiers.folds, ['ResultIssued', fold]]) };
    await write(application.store, 'dossier-A', issued('2025-06-20T08:00', false));
    await bringToHead(partsOf([faulty, ...PROJECTIONS.filter((each) => each !== dossiers)]));
    expect(await parkedStreams(postgres.database.query)).toMatchObject([{ stream: 'dossier-A' }]);
    const report = await check();
    expect(report).toMatchObject({ different: 0 });
    expect(report.checked).toBeGreaterThan(1);
    expect(await alerts()).toEqual([]);
  });

  it('does not end the alert of a stream that was parked since', async () => {
    await spoil(`update ROWS set phase = 'Closed' where code = 'A'`);
    await check();
    await postgres.database.query({
      text: `insert into ${SCHEMA}.parked (projection, generation, stream, revision, position, error)
        values ('dossiers', 1, 'dossier-A', 3, 99, 'no such number')`,
    });
    expect(await check()).toMatchObject({ different: 0 });
    expect(await alerts()).toMatchObject([{ state: 'open' }]);
  });
});

describe('the rolling check', () => {
  const shutdown = new Shutdown({ journal: { info: () => undefined, error: () => undefined } });
  // Also where an expectation failed: the rounds would outlive the database.
  afterEach(() => shutdown.stop('the end'));
  const until = async (isSo: () => Promise<boolean>) => {
    for (let i = 0; i < 1_000 && !(await isSo()); i++) await pause(20);
  };
  const health = new HealthRegistry();
  const shown = async () =>
    (await health.ready()).facts?.['drift check'] as Readonly<Record<string, unknown>>;

  it('says how it went, goes on after a failure, and rests while the projector stands by', async () => {
    const warned: string[] = [];
    const journal = { warn: (_: object, message: string) => void warned.push(message) };
    const { store, clock, keys, settings, reference, alertDecisions } = application;
    const openDossiers = new MemoryOpenDossiers(store, reference);
    const ports = { store, clock, keys, settings, reference, openDossiers };
    const ground = { store, database: postgres.database };
    const working = { events: 0, seconds: 0, isCaughtUp: true };
    const lags = { now: undefined as typeof working | undefined };
    const run = { ground, shutdown, journal, health, application: { ports, alertDecisions }, everyMs: 10 };
    runDriftCheck({ ...run, projector: { lag: () => lags.now } });
    await pause(100);
    expect(await shown()).toEqual({});
    await spoil(`alter table ROWS rename to moved`);
    lags.now = working;
    await until(async () => 'failedAt' in (await shown()));
    expect(await shown()).toEqual({ failedAt: clock.now() });
    expect(new Set(warned)).toEqual(new Set(['rows could not be compared with the log']));
    await spoil(`alter table ${SCHEMA}.moved rename to dossiers_g1`);
    await spoil(`update ROWS set phase = 'Closed' where code = 'A'`);
    await until(async () => (await shown())['different'] === 1);
    expect(await shown()).toEqual({
      checkedAt: clock.now(),
      checked: expect.any(Number) as number,
      different: 1,
    });
    expect(await shutdown.stop('the end')).toBe(true);
    await bringToHead(partsOf());
    expect(await alerts()).toHaveLength(1);
  });
});
