import type { RecordedEvent } from '@hoso/event-store';

/** Events between the subscription and the steps of a process; the subscription waits while it is full. */
export class Inbox {
  private events: RecordedEvent[] = [];
  private passed: bigint | undefined;
  private failure: unknown;
  private isClosed = false;
  private onSpace: (() => void)[] = [];
  private onNews: () => void = () => undefined;

  constructor(private readonly capacity: number) {}

  async put(event: RecordedEvent): Promise<void> {
    while (this.events.length >= this.capacity && !this.isClosed)
      await new Promise<void>((space) => this.onSpace.push(space));
    this.events.push(event);
    this.wake();
  }

  /** Everything up to this position was put, or does not concern the process. */
  pass(position: bigint): void {
    this.passed = position;
  }

  fail(error: unknown): void {
    this.failure = error;
    this.wake();
  }

  /** Takes all events that are there. @throws what the subscription failed with */
  drain(): readonly RecordedEvent[] {
    if (this.failure)
      throw this.failure instanceof Error ? this.failure : new Error('The subscription failed');
    const { events } = this;
    this.events = [];
    for (const space of this.onSpace.splice(0)) space();
    return events;
  }

  /** The event that waits longest. */
  get oldest(): RecordedEvent | undefined {
    return this.events[0];
  }

  /** The position passed since the last event, while no event waits. */
  get passedTo(): bigint | undefined {
    return this.events.length === 0 ? this.passed : undefined;
  }

  /** Resolves with the next news, at the latest after `ms`. */
  async news(ms: number): Promise<void> {
    if (this.events.length > 0 || this.failure || this.isClosed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.onNews = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  close(): void {
    this.isClosed = true;
    for (const space of this.onSpace.splice(0)) space();
    this.wake();
  }

  private wake(): void {
    this.onNews();
  }
}
