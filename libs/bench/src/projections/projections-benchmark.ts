import { CACHED_STREAMS } from '@hoso/engine';
import { MemoryEventStore, type EventToAppend } from '@hoso/event-store';
import { bringToHead, Projector, PROJECTIONS, rebuild, SCHEMA, type Progress } from '@hoso/read-models';
import { anonymousBytesOf } from '../measures/process-usage';
import { stage } from '../measures/stage';
import type { BenchOptions } from '../options';
import { inBenchFolder } from '../processes/bench-folder';
import { adoptBenchmarkReference, withEngines, type Opened } from '../processes/reference';
import { measureFreshness, type FreshnessFigures } from './freshness';
import { fillInterleaved, type Filling } from './interleaved-log';
import { measureReport, type ReportFigures } from './large-report';
import { RecordedStatements } from './recorded-statements';
import { measureWorklists, type WorklistFigures } from './worklists';

interface Speed {
  readonly events: number;
  readonly rows: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly rowsPerSecond: number;
}

/** What `bench:projections` prints. */
export interface ProjectionFigures {
  readonly benchmark: 'projections';
  readonly quick: boolean;
  readonly catchUp: Speed;
  /** The ratio only where all is rebuilt, as the raw rows are those of all. */
  readonly rebuild: Speed & { readonly name: string; readonly ratio?: number };
  /** The same upserts again, in the same transactions, through PostgreSQL alone. */
  readonly raw: { readonly rowsPerSecond: number };
  /** Rows per second of the catch-up to the raw ones. */
  readonly ratio: number;
  readonly freshness: FreshnessFigures;
  readonly worklist: WorklistFigures;
  readonly report: ReportFigures;
  /** Of this process, with the event store in a thread of it, at the end. */
  readonly anonymousMb: number;
}

interface Sizes extends Filling {
  /** What is rebuilt: a quick run has no time for all. */
  readonly rebuilt: 'all' | 'dossiers';
  readonly openDossiers: number;
  readonly queries: number;
  readonly freshSeconds: number;
  readonly reportedDossiers: number;
}

const FULL: Sizes = {
  events: 1_000_000,
  fillSeconds: Infinity,
  rebuilt: 'all',
  openDossiers: 1_000_000,
  queries: 1_200,
  freshSeconds: 60,
  reportedDossiers: 1_000_000,
};
const QUICK: Sizes = {
  events: 100_000,
  fillSeconds: 7,
  rebuilt: 'dossiers',
  openDossiers: 100_000,
  queries: 200,
  freshSeconds: 5,
  reportedDossiers: 25_000,
};

/** They stay in memory while the rest is measured. */
const RAW_ROWS = 100_000;
/** The national yardstick. */
const FRESH_EVENTS_PER_SECOND = 270;
const MODEL_EVENTS = 10;

const speedOf = async (work: () => Promise<Progress>): Promise<Speed> => {
  const from = performance.now();
  const { events, rows } = await work();
  const seconds = (performance.now() - from) / 1_000;
  return { events, rows, seconds, eventsPerSecond: events / seconds, rowsPerSecond: rows / seconds };
};

const partsOf = ({ ground: { store, database } }: Opened) => ({
  store,
  database,
  projections: PROJECTIONS,
  cachedStreams: CACHED_STREAMS,
});

interface Speeds {
  readonly catchUp: Speed;
  readonly rebuild: Speed;
}

const measureSpeeds = async (
  engines: Opened,
  { recorded, rebuilt }: { readonly recorded: RecordedStatements; readonly rebuilt: Sizes['rebuilt'] },
): Promise<Speeds> => {
  const parts = partsOf(engines);
  const projections = PROJECTIONS.filter(({ name }) => rebuilt === 'all' || name === rebuilt);
  stage('catch-up');
  const catchUp = await speedOf(() =>
    bringToHead({
      ...parts,
      database: recorded.recording(parts.database),
      onProgress: ({ rows }) => recorded.reached(rows),
    }),
  );
  stage(`rebuild of ${rebuilt}`);
  return { catchUp, rebuild: await speedOf(() => rebuild({ ...parts, projections })) };
};

/** The same rows into tables as empty as those were. @returns rows per second */
const measureRaw = async (engines: Opened, recorded: RecordedStatements): Promise<number> => {
  const { database } = engines.ground;
  await database.query({ text: `drop schema ${SCHEMA} cascade` });
  await bringToHead({ ...partsOf(engines), store: new MemoryEventStore() }); // tables, and nothing in them
  return recorded.replay(database);
};

const modelOf = async ({ application }: Opened): Promise<readonly EventToAppend[]> => {
  const model: EventToAppend[] = [];
  for await (const event of application.ports.store.read('dossier-filler-0', { max: MODEL_EVENTS }))
    model.push(event);
  return model;
};

const measureLive = async (engines: Opened, seconds: number): Promise<FreshnessFigures> => {
  const { application, ground } = engines;
  const projector = new Projector({
    ...partsOf(engines),
    clock: application.ports.clock,
    onFault: (error) => process.stderr.write(`projector: ${String(error)}\n`),
  });
  projector.start();
  try {
    await projector.atHead;
    const load = { eventsPerSecond: FRESH_EVENTS_PER_SECOND, seconds, model: await modelOf(engines) };
    return await measureFreshness(application, ground.database, load);
  } finally {
    await projector.stop();
  }
};

interface Bench extends Opened {
  readonly folder: string;
}

const measure = async (engines: Bench, sizes: Sizes): Promise<Omit<ProjectionFigures, 'quick'>> => {
  await fillInterleaved(engines.application, sizes);
  const recorded = new RecordedStatements(RAW_ROWS);
  const { catchUp, rebuild: rebuilt } = await measureSpeeds(engines, {
    recorded,
    rebuilt: sizes.rebuilt,
  });
  stage('freshness');
  const freshness = await measureLive(engines, sizes.freshSeconds);
  stage('worklists');
  const worklist = await measureWorklists(engines.ground.database, sizes);
  stage('report');
  const report = await measureReport(engines, {
    dataFolder: engines.folder,
    dossiers: sizes.reportedDossiers,
  });
  const anonymousMb = anonymousBytesOf(process.pid) / 1_048_576;
  stage('raw rows');
  const rowsPerSecond = await measureRaw(engines, recorded); // last, as it empties the tables
  return {
    benchmark: 'projections',
    catchUp,
    rebuild: {
      name: sizes.rebuilt,
      ...rebuilt,
      ...(sizes.rebuilt === 'all' && { ratio: rebuilt.rowsPerSecond / rowsPerSecond }),
    },
    raw: { rowsPerSecond },
    ratio: catchUp.rowsPerSecond / rowsPerSecond,
    freshness,
    worklist,
    report,
    anonymousMb,
  };
};

/** The read models: catch-up and rebuild beside the raw limit, freshness under load, worklists and a report among many. */
export const benchmarkProjections = ({ isQuick }: BenchOptions): Promise<ProjectionFigures> =>
  inBenchFolder(async (folder) => {
    await adoptBenchmarkReference(folder);
    const sizes = isQuick ? QUICK : FULL;
    const figures = await withEngines({ folder }, (engines) => measure({ ...engines, folder }, sizes));
    return { ...figures, quick: isQuick };
  });
