import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BareAppendOrder, BareAppendResult } from '../appends/run-bare-appends';
import type { EndedLife } from '../load/living';
import type { LoadKind, LoadOrder, LoadResult } from '../load/load-order';
import { bytesOnDisk } from '../measures/bytes-on-disk';
import { anonymousBytesOf } from '../measures/process-usage';
import { SystemClock } from '@hoso/platform';
import type { BenchOptions } from '../options';
import { ChildRole } from '../processes/child-role';
import { startEngine, type Engine } from '../processes/engine';
import { adoptBenchmarkReference } from '../processes/reference';
import {
  appendsPerSecond,
  closedFigures,
  halfLoadFigures,
  megabytes,
  type CommandsFigures,
  type GrowthFigures,
} from './commands-figures';
import { FULL, GROWTH, QUICK, type Pace } from './pace';
import { faultsInStanding } from './standing';

const FEW_DOSSIERS = 1_000;
const FAULTS_SHOWN = 5;

/** One run of the benchmark against one engine. */
class CommandsRun {
  private readonly lives: EndedLife[] = [];
  private readonly generator = new ChildRole<LoadOrder, LoadResult>('generator');
  private readonly clock = new SystemClock();
  private begun = 0;

  constructor(
    private readonly engine: Engine,
    private readonly options: BenchOptions,
    private readonly pace: Pace,
  ) {}

  /** Measures as fast as it goes, after a warm-up. */
  closed({ warmUp, closed }: Pick<Pace, 'warmUp' | 'closed'> = this.pace): Promise<LoadResult> {
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

  async bare(): Promise<BareAppendResult> {
    const appender = new ChildRole<BareAppendOrder, BareAppendResult>('appender');
    try {
      return await appender.carryOut({
        connectionString: this.connectionString,
        concurrency: this.options.concurrency,
        warmUpSeconds: this.pace.bareWarmUp,
        seconds: this.pace.bare,
      });
    } finally {
      await appender.stop();
    }
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

  stop(): Promise<void> {
    return this.generator.stop();
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

const measure = async (run: CommandsRun, engine: Engine, folder: string) => {
  const emptyBytes = await bytesOnDisk(join(folder, 'event-store'));
  const measured = await run.closed();
  const closed = closedFigures(measured);
  const half = await run.halfLoad(closed.commandsPerSecond / 2);
  const rssMb = megabytes(anonymousBytesOf(engine.pid));
  const storedBytes = (await bytesOnDisk(join(folder, 'event-store'))) - emptyBytes;
  const diskBytesPerDossier = storedBytes / run.dossiers;
  const bareAppendsPerSecond = appendsPerSecond(await run.bare());
  return {
    ...closed,
    halfLoad: halfLoadFigures(half),
    bareAppendsPerSecond,
    ratio: measured.appends / measured.seconds / bareAppendsPerSecond,
    rssMb,
    diskBytesPerDossier,
  };
};

const inFolder = async (options: BenchOptions, folder: string): Promise<CommandsFigures> => {
  const { isQuick, store, concurrency, dossiers, profileFolder } = options;
  const engine = await startEngine({ folder, store, ...(profileFolder && { profileFolder }) });
  const run = new CommandsRun(engine, options, isQuick ? QUICK : FULL);
  try {
    await adoptBenchmarkReference(folder);
    const few = dossiers === undefined ? undefined : await run.measuredAt(FEW_DOSSIERS);
    const figures = await measure(run, engine, folder);
    const growth = few && dossiers !== undefined && { growth: [few, await run.measuredAt(dossiers)] };
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
export const benchmarkCommands = async (options: BenchOptions): Promise<CommandsFigures> => {
  const folder = await mkdtemp(join(tmpdir(), 'hoso-bench-'));
  try {
    return await inFolder(options, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
