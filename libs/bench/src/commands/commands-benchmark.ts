import { join } from 'node:path';
import type { BareAppendOrder, BareAppendResult } from '../appends/run-bare-appends';
import type { EndedLife } from '../load/living';
import type { LoadKind, LoadOrder, LoadResult } from '../load/load-order';
import { bytesOnDisk } from '../measures/bytes-on-disk';
import { percentile } from '../measures/percentile';
import { anonymousBytesOf } from '../measures/process-usage';
import { SystemClock } from '@hoso/platform';
import { stage } from '../measures/stage';
import type { BenchOptions } from '../options';
import { ChildRole } from '../processes/child-role';
import { startEngine, type Engine } from '../processes/engine';
import { adoptBenchmarkReference } from '../processes/reference';
import {
  appendsPerSecond,
  closedFigures,
  halfLoadFigures,
  megabytes,
  pooled,
  ratioIn,
  type CommandsFigures,
  type GrowthFigures,
  type Round,
} from './commands-figures';
import { BREATH, FULL, GROWTH, QUICK, type Pace } from './pace';
import { faultsInStanding } from './standing';
import { inBenchFolder } from '../processes/bench-folder';

const FEW_DOSSIERS = 1_000;
const FAULTS_SHOWN = 5;

/** One run of the benchmark against one engine. */
class CommandsRun {
  private readonly lives: EndedLife[] = [];
  private readonly generator = new ChildRole<LoadOrder, LoadResult>('generator');
  private readonly appender = new ChildRole<BareAppendOrder, BareAppendResult>('appender');
  private readonly clock = new SystemClock();
  private begun = 0;

  constructor(
    private readonly engine: Engine,
    private readonly options: BenchOptions,
    private readonly pace: Pace,
  ) {}

  /** Measures as fast as it goes, after a warm-up. */
  closed({ warmUp, closed }: Pick<Pace, 'warmUp' | 'closed'>): Promise<LoadResult> {
    return this.send({ kind: 'closed', warmUpSeconds: warmUp, seconds: closed });
  }

  halfLoad(perSecond: number): Promise<LoadResult> {
    return this.send({ kind: 'open', perSecond, seconds: this.pace.half });
  }

  /** Fills up to a number of dossiers and measures there. */
  async measuredAt(dossiers: number): Promise<GrowthFigures> {
    if (dossiers > this.lives.length)
      await this.send({ kind: 'fill', dossiers: dossiers - this.lives.length });
    const dossiersStored = this.lives.length;
    const measured = await this.closed(GROWTH);
    return {
      dossiersStored,
      ...closedFigures(measured),
      rssMb: megabytes(anonymousBytesOf(this.engine.pid)),
    };
  }

  bare(): Promise<BareAppendResult> {
    return this.appender.carryOut({
      connectionString: this.connectionString,
      concurrency: this.options.concurrency,
      warmUpSeconds: BREATH,
      seconds: this.pace.bare,
    });
  }

  /** Commands, then bare appends. */
  async round(): Promise<Round> {
    return {
      commands: await this.closed({ warmUp: BREATH, closed: this.pace.closed }),
      bare: await this.bare(),
    };
  }

  /** Brings compiled code and caches up; unmeasured. */
  async warmUp(): Promise<void> {
    await this.closed({ warmUp: this.pace.warmUp, closed: 0 });
  }

  /** @returns how many dossiers stand where they should @throws Error naming some that do not */
  async check(): Promise<number> {
    const faults = await faultsInStanding(this.connectionString, this.lives);
    if (faults.length > 0)
      throw new Error(`${faults.length} dossiers are off:\n${faults.slice(0, FAULTS_SHOWN).join('\n')}`);
    return this.lives.length;
  }

  get dossiers(): number {
    return this.lives.length;
  }

  async stop(): Promise<void> {
    await this.generator.stop();
    await this.appender.stop();
  }

  private get connectionString(): string {
    return this.engine.run.connections['eventStore']!;
  }

  private async send(load: LoadKind): Promise<LoadResult> {
    const { run, watched } = this.engine;
    const result = await this.generator.carryOut({
      load,
      target: { port: run.ports['http']!, key: run.localKey },
      concurrency: this.options.concurrency,
      firstIndex: this.begun,
      now: this.clock.now(),
      watched,
    });
    this.begun += result.lives.length;
    this.lives.push(...result.lives);
    return result;
  }
}

const storedBytes = (folder: string): Promise<number> => bytesOnDisk(join(folder, 'event-store'));

const measure = async (
  run: CommandsRun,
  { pid }: Engine,
  { folder, rounds }: { folder: string; rounds: number },
) => {
  const emptyBytes = await storedBytes(folder);
  stage('warming up');
  await run.warmUp();
  const diskBytesPerDossier = ((await storedBytes(folder)) - emptyBytes) / run.dossiers;
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    stage(`commands and bare appends, round ${round + 1} of ${rounds}`);
    taken.push(await run.round());
  }
  const closed = closedFigures(pooled(taken.map(({ commands }) => commands)));
  stage('half load');
  const half = await run.halfLoad(closed.commandsPerSecond / 2);
  return {
    ...closed,
    halfLoad: halfLoadFigures(half),
    bareAppendsPerSecond: percentile(
      taken.map(({ bare }) => appendsPerSecond(bare)),
      0.5,
    ),
    ratio: percentile(taken.map(ratioIn), 0.5),
    rssMb: megabytes(anonymousBytesOf(pid)),
    diskBytesPerDossier,
  };
};

const inFolder = async (options: BenchOptions, folder: string): Promise<CommandsFigures> => {
  const { isQuick, store, concurrency, dossiers, profileFolder } = options;
  const engine = await startEngine({ folder, store, ...(profileFolder && { profileFolder }) });
  const pace = isQuick ? QUICK : FULL;
  const run = new CommandsRun(engine, options, pace);
  try {
    await adoptBenchmarkReference(folder);
    const few = dossiers === undefined ? undefined : await run.measuredAt(FEW_DOSSIERS);
    const figures = await measure(run, engine, { folder, rounds: pace.rounds });
    const growth = few && dossiers !== undefined && { growth: [few, await run.measuredAt(dossiers)] };
    stage('checking where the dossiers stand');
    const dossiersChecked = await run.check();
    return {
      benchmark: 'commands',
      quick: isQuick,
      store,
      concurrency,
      ...figures,
      ...growth,
      dossiersChecked,
    };
  } finally {
    await run.stop();
    await engine.stop();
  }
};

/**
 * Whole lives over HTTP against an engine of its own, in a folder of its own.
 * @throws Error when a command is not accepted or a dossier does not stand where it should
 */
export const benchmarkCommands = (options: BenchOptions): Promise<CommandsFigures> =>
  inBenchFolder((folder) => inFolder(options, folder));
