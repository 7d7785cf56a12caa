import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 5;

/** Moments of commits and of arrivals, by position in the log. */
export class Stopwatch {
  readonly samplesMs: number[] = [];
  /** Records that have come. */
  arrivals = 0;
  private readonly committed = new Map<string, number>();
  private readonly arrived = new Map<string, number>();

  /** Begins anew. */
  reset(): void {
    this.samplesMs.length = 0;
    this.arrivals = 0;
    this.arrived.clear();
  }

  /** @throws Error when a commit has not met its arrival by then */
  async settled(withinMs: number): Promise<void> {
    for (let waited = 0; this.committed.size > 0 && waited < withinMs; waited += LOOK_MS)
      await pause(LOOK_MS);
    if (this.committed.size > 0) throw new Error(`${this.committed.size} records did not arrive`);
  }

  commit(position: bigint): void {
    this.meet(String(position), this.committed, this.arrived);
  }

  arrive(position: string): void {
    this.arrivals += 1;
    this.meet(position, this.arrived, this.committed);
  }

  /** An arrival may be seen before the answer to its append. */
  private meet(position: string, own: Map<string, number>, other: Map<string, number>): void {
    const now = performance.now();
    const met = other.get(position);
    if (met === undefined) return void own.set(position, now);
    other.delete(position);
    this.samplesMs.push(other === this.committed ? now - met : 0);
  }
}
