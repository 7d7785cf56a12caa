import { percentile } from '../measures/percentile';
import { stage } from '../measures/stage';
import type { BenchOptions } from '../options';
import { startEngine } from '../processes/engine';
import { adoptBenchmarkReference, withApplication } from '../processes/reference';
import { EVENTS_PER_APPEND, fillLog } from './fill-log';
import { readingTimes, type ReadingFigures } from './reading-times';
import { storyOfLength } from './story-of-length';
import { inBenchFolder } from '../processes/bench-folder';

/** What `bench:replay` prints. */
export interface ReplayFigures {
  readonly benchmark: 'replay';
  readonly quick: boolean;
  readonly dossiers: readonly ReadingFigures[];
  /** From the start of the process to the first 200 of `/health/ready`. */
  readonly startUp: {
    readonly eventsStored: number;
    /** Appends of one event make more records of the same events, and a slower start. */
    readonly eventsPerAppend: number;
    readonly medianMs: number;
    readonly samplesMs: readonly number[];
  };
}

interface Sizes {
  readonly rounds: number;
  readonly events: number;
  readonly starts: number;
}

const FULL: Sizes = { rounds: 200, events: 1_000_000, starts: 5 };
const QUICK: Sizes = { rounds: 40, events: 100_000, starts: 3 };

const LENGTHS = [50, 1_000] as const;

const read = (folder: string, { rounds, events }: Sizes): Promise<readonly ReadingFigures[]> =>
  withApplication(folder, async (application) => {
    const figures: ReadingFigures[] = [];
    stage('reading dossiers back');
    for (const length of LENGTHS) figures.push(await readingTimes(application, { events: length, rounds }));
    const model = await storyOfLength(application, LENGTHS[0]);
    stage(`filling the log with ${events} events`);
    await fillLog(application.ports.store, `dossier-${model}`, events);
    return figures;
  });

const startUpTimes = async (folder: string, starts: number): Promise<readonly number[]> => {
  stage('starts');
  const times: number[] = [];
  for (let start = 0; start < starts; start++) {
    const engine = await startEngine({ folder, store: 'embedded' });
    times.push(engine.readyAfterMs);
    await engine.stop();
  }
  return times;
};

/** Reading back dossiers of 50 and 1,000 events, and the start of an engine on a full log. */
export const benchmarkReplay = ({ isQuick }: BenchOptions): Promise<ReplayFigures> =>
  inBenchFolder(async (folder) => {
    const sizes = isQuick ? QUICK : FULL;
    await adoptBenchmarkReference(folder);
    const dossiers = await read(folder, sizes);
    const samplesMs = await startUpTimes(folder, sizes.starts);
    const startUp = {
      eventsStored: sizes.events,
      eventsPerAppend: EVENTS_PER_APPEND,
      medianMs: percentile(samplesMs, 0.5),
      samplesMs,
    };
    return { benchmark: 'replay', quick: isQuick, dossiers, startUp };
  });
