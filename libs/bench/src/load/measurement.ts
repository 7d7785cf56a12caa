import { cpuMsOf, descendantsOf } from '../measures/process-usage';
import type { Watched } from './load-order';

type CpuMs = Readonly<Record<string, number>>;

const ownCpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const cpuMsBelow = (pid: number): number =>
  descendantsOf(pid).reduce((sum, descendant) => sum + cpuMsOf(descendant), 0);

const usageOf = (watched: Watched): CpuMs => ({
  ...Object.fromEntries(
    Object.entries(watched).map(([name, { pid, part }]) => [
      name,
      part === 'itself' ? cpuMsOf(pid) : cpuMsBelow(pid),
    ]),
  ),
  generator: ownCpuMs(),
});

/** Collects what happens between its begin and its end; what comes before or after leaves no trace. */
export class Measurement {
  private readonly samples: number[] = [];
  private appends = 0;
  private beganAt: number | undefined;
  private endedAt: number | undefined;
  private before: CpuMs = {};
  private after: CpuMs = {};

  constructor(private readonly watched: Watched) {}

  begin(): void {
    this.before = usageOf(this.watched);
    this.beganAt = performance.now();
  }

  end(): void {
    this.endedAt = performance.now();
    this.after = usageOf(this.watched);
  }

  add(latencyMs: number, appends: number): void {
    if (this.beganAt === undefined || this.endedAt !== undefined) return;
    this.samples.push(latencyMs);
    this.appends += appends;
  }

  get result() {
    const { before, after } = this;
    return {
      seconds: ((this.endedAt ?? 0) - (this.beganAt ?? 0)) / 1000,
      commands: this.samples.length,
      appends: this.appends,
      latenciesMs: Float64Array.from(this.samples),
      cpuMs: Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)])),
    };
  }
}
