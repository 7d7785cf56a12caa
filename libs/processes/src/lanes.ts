import type { ProcessCore } from './process-core';
import type { DueWork } from './process-manager';

/** The first piece of each lane. */
const headsOf = (due: readonly DueWork[]): readonly DueWork[] => {
  const heads = new Map<string, DueWork>();
  for (const piece of due) if (!heads.has(piece.lane)) heads.set(piece.lane, piece);
  return [...heads.values()];
};

/** Work that is under way, one piece of a lane at a time; a lane that comes free is refilled without waiting for the others. */
export class Lanes {
  private readonly running = new Map<string, Promise<void>>();
  private fault: unknown;
  private onFree: () => void = () => undefined;

  constructor(
    private readonly core: ProcessCore,
    private readonly most: number,
  ) {}

  /** Begins what is due where lanes are free. @returns how many pieces were begun; @throws what settling one threw */
  async fill(): Promise<number> {
    if (this.fault) throw this.fault as Error;
    const free = this.most - this.running.size;
    if (free <= 0 || this.core.rests()) return 0;
    const heads = headsOf(await this.core.dueBeside([...this.running.keys()], free));
    for (const piece of heads) this.begin(piece);
    return heads.length;
  }

  /** Resolves when the next lane comes free, and not before; at once after a fault. */
  async free(): Promise<void> {
    if (this.fault) return;
    await new Promise<void>((resolve) => (this.onFree = resolve));
  }

  get isFull(): boolean {
    return this.running.size >= this.most;
  }

  /** Waits for what is under way. */
  async drain(): Promise<void> {
    await Promise.all(this.running.values());
  }

  private begin(piece: DueWork): void {
    this.running.set(piece.lane, this.carryOut(piece));
  }

  private async carryOut(piece: DueWork): Promise<void> {
    try {
      await this.core.settleOne(piece);
    } catch (error) {
      this.fault ??= error;
    } finally {
      this.running.delete(piece.lane);
      this.onFree();
    }
  }
}
