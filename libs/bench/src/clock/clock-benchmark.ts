import type { DutyKind } from '@hoso/domain';
import { CASES_AT_ONCE, DeadlineClock, Foresight, watchedDossiers } from '@hoso/deadline-clock';
import { epochMs, instantFromMs, type Instant } from '@hoso/kernel';
import { connect, type Database } from '@hoso/postgres';
import { bringToHead, duties, Projector } from '@hoso/read-models';
import type { BareAppendOrder, BareAppendResult } from '../appends/run-bare-appends';
import { stage } from '../measures/stage';
import type { BenchOptions } from '../options';
import { inBenchFolder } from '../processes/bench-folder';
import { ChildRole } from '../processes/child-role';
import { adoptBenchmarkReference, withEngines, type Opened } from '../processes/reference';
import { CLOSING, openDossiers, RECEIVED_AT } from './due-dossiers';
import { latenessIn, type Lateness } from './lateness';
import { RunningClock } from './running-clock';

/** What `bench:clock` prints. */
export interface ClockFigures {
  readonly benchmark: 'clock';
  readonly quick: boolean;
  readonly dossiers: number;
  /** All due at one instant. */
  readonly atOnce: Lateness;
  /** Due one after another over a span: a minute, less in a quick run. */
  readonly spread: Lateness & { readonly spanSeconds: number };
  readonly bareAppendsPerSecond: number;
  /** Seconds that bare appends of as many facts take ÷ seconds of the p99 at one instant; the aim is 0.5. */
  readonly ratio: number;
}

const FULL = { dossiers: 100_000, spanSeconds: 60, bareSeconds: 10 };
const QUICK = { dossiers: 1_200, spanSeconds: 6, bareSeconds: 3 };
type Sizes = typeof FULL;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface Bench extends Opened {
  readonly database: Database<unknown>;
  readonly clock: RunningClock;
}

const later = (at: Instant, ms: number): Instant => instantFromMs(epochMs(at) + ms);

const rowsOf = ({ ground: { store }, database }: Bench) => ({
  store,
  database,
  projections: [duties],
  cachedStreams: 20_000,
});

/** A clock as the engine has it: alone on the database, and looking ahead. */
const withDeadlines = async (
  { database, clock, application: { decisions }, ground: { rightOfWay } }: Bench,
  work: (deadlines: DeadlineClock<DutyKind>, foresight: Foresight<DutyKind>) => Promise<void>,
): Promise<void> => {
  const { query, release } = await database.hold();
  try {
    const parts = { database, clock, cases: watchedDossiers(decisions), quietMs: 0 };
    const foresight = await Foresight.begin({ ...parts, query, aheadMs: HOUR_MS, restMs: 0 });
    await work(new DeadlineClock({ ...parts, foresight, rightOfWay, width: CASES_AT_ONCE }), foresight);
  } finally {
    release();
  }
};

/** Warnings and letters come before the breach: they are recorded beforehand. */
const recordWarnings = (bench: Bench, first: Instant): Promise<void> =>
  withDeadlines(bench, async (deadlines) => {
    bench.clock.put(later(first, -HOUR_MS / 2));
    do await bringToHead(rowsOf(bench));
    while ((await deadlines.sweep()).recorded > 0);
  });

/** Lets the moments come while a projector runs, as in the engine; the hour before has gone by. */
const recordBreaches = (bench: Bench, first: Instant, dossiers: number): Promise<void> => {
  const work = async (deadlines: DeadlineClock<DutyKind>, foresight: Foresight<DutyKind>): Promise<void> => {
    const faults: unknown[] = [];
    const onFault = (fault: unknown): void => void faults.push(fault);
    const projector = new Projector({ ...rowsOf(bench), clock: bench.clock, onFault });
    projector.start();
    await projector.atHead;
    while (await foresight.lookAhead());
    bench.clock.put(later(first, -SECOND_MS));
    for (let recorded = 0; recorded < dossiers;) recorded += (await deadlines.sweep()).recorded;
    await projector.stop();
    if (faults.length > 0) throw new Error('The projector failed', { cause: faults[0] });
  };
  return withDeadlines(bench, work);
};

/** Dossiers due over a span from an instant on, and how late their breaches are recorded. */
const latenessOver = async (
  bench: Bench,
  dossiers: number,
  { first, spanMs }: { readonly first: Instant; readonly spanMs: number },
): Promise<Lateness> => {
  bench.clock.put(RECEIVED_AT);
  stage(`opening ${dossiers} dossiers`);
  const dueAt = (index: number) =>
    spanMs > 0 ? later(first, Math.floor((index * spanMs) / dossiers)) : undefined;
  const codes = await openDossiers(bench.application.decisions, dossiers, dueAt);
  stage('warnings and letters');
  await recordWarnings(bench, first);
  stage(spanMs > 0 ? 'breaches over a span' : 'breaches at one instant');
  await recordBreaches(bench, first, dossiers);
  return latenessIn(bench.ground.store, bench.clock, codes);
};

const bareAppends = async ({ ground }: Bench, seconds: number): Promise<number> => {
  const appender = new ChildRole<BareAppendOrder, BareAppendResult>('appender');
  try {
    const connectionString = ground.connections.eventStore;
    const order = { connectionString, concurrency: CASES_AT_ONCE, warmUpSeconds: 1, seconds };
    const result = await appender.carryOut(order);
    return result.appends / result.seconds;
  } finally {
    await appender.stop();
  }
};

const measure = async (bench: Bench, { dossiers, spanSeconds, bareSeconds }: Sizes) => {
  const span = { first: later(CLOSING, -2 * MINUTE_MS), spanMs: spanSeconds * SECOND_MS };
  const spread = { spanSeconds, ...(await latenessOver(bench, dossiers, span)) };
  const atOnce = await latenessOver(bench, dossiers, { first: CLOSING, spanMs: 0 });
  stage('bare appends');
  const bareAppendsPerSecond = await bareAppends(bench, bareSeconds);
  const ratio = dossiers / bareAppendsPerSecond / (atOnce.p99Ms / SECOND_MS);
  return { dossiers, atOnce, spread, bareAppendsPerSecond, ratio };
};

/** How late the clock records breaches that come at one instant, and one after another. */
export const benchmarkClock = ({ isQuick }: BenchOptions): Promise<ClockFigures> =>
  inBenchFolder(async (folder) => {
    await adoptBenchmarkReference(folder);
    const clock = new RunningClock(RECEIVED_AT);
    const figures = await withEngines({ folder, clock }, async (opened) => {
      const database = connect<unknown>({ url: opened.ground.connections.database });
      try {
        return await measure({ ...opened, database, clock }, isQuick ? QUICK : FULL);
      } finally {
        await database.close();
      }
    });
    return { benchmark: 'clock', quick: isQuick, ...figures };
  });
