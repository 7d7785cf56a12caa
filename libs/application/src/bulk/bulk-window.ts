/** Reads items no faster than a bounded number of works allows, and hands out what is finished. */
export class BulkWindow<Item, Result> {
  private readonly items: AsyncIterator<Item>;
  private readonly finished: Result[] = [];
  private arrived: { readonly item: Item } | undefined;
  private failure: { readonly error: unknown } | undefined;
  private isReading = false;
  private hasEnded = false;
  private working = 0;
  private wake: () => void = () => undefined;

  constructor(
    items: AsyncIterable<Item>,
    private readonly maxInFlight: number,
  ) {
    this.items = items[Symbol.asyncIterator]();
  }

  /** Everything was read, done and handed out. @throws what ended the reading, once nothing is left to hand out */
  get isOver(): boolean {
    const isOver = this.hasEnded && this.working === 0 && this.finished.length === 0;
    if (isOver && this.failure) throw this.failure.error;
    return isOver;
  }

  /** The next item, once there is one and room for it; undefined when something finished before. */
  async next(): Promise<Item | undefined> {
    this.readAhead();
    while (!this.isReady) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.readAhead();
    }
    if (!this.arrived || !this.hasRoom) return undefined;
    const { item } = this.arrived;
    this.arrived = undefined;
    return item;
  }

  /** @param work never rejects */
  begin(work: Promise<Result>): void {
    this.working += 1;
    void work.then((result) => {
      this.working -= 1;
      this.finished.push(result);
      this.wake();
    });
  }

  /** What has finished since it was last asked. */
  results(): readonly Result[] {
    return this.finished.splice(0);
  }

  async close(): Promise<void> {
    if (!this.hasEnded) await this.items.return?.();
  }

  private get hasRoom(): boolean {
    return this.working < this.maxInFlight;
  }

  private get isReady(): boolean {
    if (this.finished.length > 0 || (this.hasEnded && this.working === 0)) return true;
    return this.arrived !== undefined && this.hasRoom;
  }

  private readAhead(): void {
    if (this.isReading || this.arrived || this.hasEnded || !this.hasRoom) return;
    this.isReading = true;
    void this.read();
  }

  private async read(): Promise<void> {
    try {
      const next = await this.items.next();
      if (next.done) this.hasEnded = true;
      else this.arrived = { item: next.value };
    } catch (error) {
      this.hasEnded = true;
      this.failure = { error };
    }
    this.isReading = false;
    this.wake();
  }
}
