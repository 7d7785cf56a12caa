const COUNT_EVERY_MS = 5_000;

/** Counts that are asked for now and then, so that health is answered at once. */
export class Counting<Counts> {
  private counted: Counts;
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  /** @param before what counts until they were asked for */
  constructor(
    private readonly list: { readonly count: () => Promise<Counts> },
    before: Counts,
  ) {
    this.counted = before;
    this.timer = setInterval(() => this.begin(), COUNT_EVERY_MS).unref();
    this.begin();
  }

  get latest(): Counts {
    return this.counted;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private begin(): void {
    this.running = this.count();
  }

  private async count(): Promise<void> {
    this.counted = await this.list.count().catch(() => this.counted);
  }
}
