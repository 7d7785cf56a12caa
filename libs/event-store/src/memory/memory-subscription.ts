import type { RecordedEvent, Subscriber, Subscription } from '../port';

/** What stands at a position, and whether the subscriber wants it; undefined after the end. */
export type Lookup = (
  position: number,
) => { readonly event: RecordedEvent; readonly matches: boolean } | undefined;

/** Tells a subscriber one thing after the other, beginning in a later turn, as a remote store does. */
export class MemorySubscription implements Subscription {
  private next: number;
  private stopped = false;
  private wakeUp: () => void = () => undefined;
  private readonly done: Promise<void>;

  constructor(
    private readonly subscriber: Subscriber,
    private readonly lookUp: Lookup,
  ) {
    this.next = Number(subscriber.after ?? -1n) + 1;
    this.done = this.run();
  }

  wake(): void {
    this.wakeUp();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.done;
  }

  private async run(): Promise<void> {
    await Promise.resolve();
    try {
      await this.follow();
    } catch (error) {
      this.stopped = true;
      this.subscriber.onFailure(error);
    }
  }

  private async follow(): Promise<void> {
    for (let caughtUp = false; !this.stopped;) {
      const found = this.lookUp(this.next);
      if (found) {
        if (found.matches) await this.subscriber.onEvent(found.event);
        this.next++;
      } else if (!caughtUp) {
        caughtUp = true;
        await this.catchUp();
      } else await new Promise<void>((resolve) => (this.wakeUp = resolve));
    }
  }

  private async catchUp(): Promise<void> {
    if (this.next > 0) await this.subscriber.onCheckpoint?.(BigInt(this.next - 1));
    if (!this.stopped) await this.subscriber.onCaughtUp?.();
  }
}
