import type { BareAppendResult } from '../appends/run-bare-appends';
import type { LoadResult } from '../load/load-order';
import { percentilesOf, type Percentiles } from '../measures/percentile';

/** One closed-loop measurement. */
export interface ClosedFigures extends Percentiles {
  readonly commandsPerSecond: number;
  /** By process; `total` is their sum. */
  readonly cpuMsPerCommand: Readonly<Record<string, number>>;
}

/** An open-loop measurement at half the rate that was reached. */
export interface HalfLoadFigures extends Percentiles {
  readonly commandsPerSecond: number;
}

/** A measurement among so many stored dossiers. */
export interface GrowthFigures extends ClosedFigures {
  readonly dossiersStored: number;
  readonly rssMb: number;
}

/** What `bench:commands` prints. */
export interface CommandsFigures extends ClosedFigures {
  readonly benchmark: 'commands';
  readonly quick: boolean;
  readonly store: 'embedded' | 'process';
  readonly concurrency: number;
  readonly halfLoad: HalfLoadFigures;
  readonly bareAppendsPerSecond: number;
  /** Appends acknowledged by commands a second ÷ `bareAppendsPerSecond`: the median of the rounds. */
  readonly ratio: number;
  readonly rssMb: number;
  readonly diskBytesPerDossier: number;
  readonly dossiersChecked: number;
  readonly growth?: readonly GrowthFigures[];
}

const MEGABYTE = 1024 * 1024;

export const megabytes = (bytes: number): number => bytes / MEGABYTE;

export const closedFigures = ({ commands, seconds, latenciesMs, cpuMs }: LoadResult): ClosedFigures => {
  const perCommand = Object.entries(cpuMs).map(([name, ms]) => [name, ms / commands] as const);
  const total = perCommand.reduce((sum, [, ms]) => sum + ms, 0);
  return {
    commandsPerSecond: commands / seconds,
    ...percentilesOf(latenciesMs),
    cpuMsPerCommand: { ...Object.fromEntries(perCommand), total },
  };
};

export const halfLoadFigures = ({ commands, seconds, latenciesMs }: LoadResult): HalfLoadFigures => ({
  commandsPerSecond: commands / seconds,
  ...percentilesOf(latenciesMs),
});

/** Several measurements as one. */
export const pooled = (results: readonly LoadResult[]): LoadResult => {
  const sum = (of: (result: LoadResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const names = Object.keys(results[0]?.cpuMs ?? {});
  return {
    seconds: sum(({ seconds }) => seconds),
    commands: sum(({ commands }) => commands),
    appends: sum(({ appends }) => appends),
    latenciesMs: Float64Array.from(results.flatMap(({ latenciesMs }) => [...latenciesMs])),
    cpuMs: Object.fromEntries(names.map((name) => [name, sum(({ cpuMs }) => cpuMs[name] ?? 0)])),
    lives: results.flatMap(({ lives }) => lives),
  };
};

export const appendsPerSecond = ({
  appends,
  seconds,
}: Pick<BareAppendResult, 'appends' | 'seconds'>): number => appends / seconds;

/** Commands and bare appends, one after the other. */
export interface Round {
  readonly commands: LoadResult;
  readonly bare: BareAppendResult;
}

export const ratioIn = ({ commands, bare }: Round): number =>
  appendsPerSecond(commands) / appendsPerSecond(bare);
