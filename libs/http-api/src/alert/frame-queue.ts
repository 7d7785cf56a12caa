const CAPACITY = 64;

/** Frames between a subscription and one reader; the writer waits while it is full. */
export class FrameQueue {
  private readonly frames: string[] = [];
  private failure: Error | undefined;
  private onChange: () => void = () => undefined;
  private onSpace: () => void = () => undefined;
  isClosed = false;

  constructor(until: AbortSignal) {
    if (until.aborted) this.isClosed = true;
    until.addEventListener('abort', () => this.close(), { once: true });
  }

  async put(frame: string): Promise<void> {
    while (this.frames.length >= CAPACITY && !this.isClosed)
      await new Promise<void>((space) => (this.onSpace = space));
    this.frames.push(frame);
    this.onChange();
  }

  fail(error: unknown): void {
    this.failure = error instanceof Error ? error : new Error(String(error));
    this.onChange();
  }

  /** The next frame; undefined when none came in time or the queue was closed. @throws what the writer failed with */
  async next(withinMs: number): Promise<string | undefined> {
    if (this.frames.length === 0 && !this.failure && !this.isClosed) await this.change(withinMs);
    const frame = this.frames.shift();
    this.onSpace();
    if (frame === undefined && this.failure) throw this.failure;
    return frame;
  }

  close(): void {
    this.isClosed = true;
    this.onSpace();
    this.onChange();
  }

  private async change(withinMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.onChange = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
