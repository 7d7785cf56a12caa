/** What is committed together arrives one after the other, and a transaction for the first of it alone would cost as much. */
const LINGER_MS = 5;

const RIPE_AFTER_MS = 25;

/** How long a small batch waits for more, by how long the transaction before it took. */
export class Pace {
  private tookMs = 0;
  private endedAt = 0;

  /** When a batch that begins now is ripe, on the clock of `performance`. */
  ripeAt(): number {
    const restedAt = this.endedAt + Math.min(this.tookMs, RIPE_AFTER_MS);
    return Math.max(restedAt, performance.now() + LINGER_MS);
  }

  /** Takes the measure of a transaction. */
  async timed(transaction: Promise<void>): Promise<void> {
    const from = performance.now();
    await transaction;
    this.endedAt = performance.now();
    this.tookMs = this.endedAt - from;
  }
}
