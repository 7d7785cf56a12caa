import type { EventFilter, EventStore, RecordedEvent, Subscription } from './port';

/** What has come from the log since the last look. */
export interface Delivery {
  readonly events: readonly RecordedEvent[];
  /** Everything up to it that matches has been delivered; undefined when nothing is known beyond the last one. */
  readonly through: bigint | undefined;
  /** Whether the end of the log had been reached when the last of these came. */
  readonly isCaughtUp: boolean;
}

export interface InboxOptions {
  readonly filter: EventFilter;
  readonly after: bigint | undefined;
  /** Events that wait at most; the subscription pauses beyond. */
  readonly capacity: number;
}

/** A bounded queue between one subscription, which pushes, and one runner, which takes when it is ready. */
export class Inbox {
  private waiting: RecordedEvent[] = [];
  private through: bigint | undefined;
  private caughtUp = false;
  private hasNews = false;
  private failure: unknown;
  private wakeReader: () => void = () => undefined;
  private wakeWriter: () => void = () => undefined;
  private isClosed = false;
  private readonly subscription: Subscription;

  constructor(store: EventStore, { filter, after, capacity }: InboxOptions) {
    this.subscription = store.subscribe({
      filter,
      ...(after !== undefined && { after }),
      onEvent: (event) => this.receive(event, capacity),
      onCheckpoint: (position) => {
        this.through = position;
        this.tell();
      },
      onCaughtUp: () => {
        this.caughtUp = true;
        this.tell();
      },
      onFailure: (error) => {
        this.failure = error;
        this.tell();
      },
    });
  }

  /** Events that wait. */
  get depth(): number {
    return this.waiting.length;
  }

  /** When the oldest waiting event was recorded. */
  get oldest(): RecordedEvent['recordedAt'] | undefined {
    return this.waiting[0]?.recordedAt;
  }

  get isCaughtUp(): boolean {
    return this.caughtUp && this.waiting.length === 0;
  }

  /** At most `max` events, without waiting. @throws what ended the subscription */
  take(max: number): Delivery {
    if (this.failure !== undefined) throw asError(this.failure);
    this.hasNews = false;
    const events = this.waiting.slice(0, max);
    this.waiting = this.waiting.slice(max);
    this.wakeWriter();
    const isAll = this.waiting.length === 0;
    const through = isAll ? this.through : undefined;
    return { events, through: laterOf(through, events.at(-1)?.position), isCaughtUp: this.isCaughtUp };
  }

  /** Resolves when there is something new since the last `take`, also the end of the log or a failure. */
  async changed(): Promise<void> {
    if (this.waiting.length > 0 || this.hasNews || this.isClosed) return;
    await new Promise<void>((wake) => (this.wakeReader = wake));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.wakeReader();
    this.wakeWriter();
    await this.subscription.stop();
  }

  private tell(): void {
    this.hasNews = true;
    this.wakeReader();
  }

  /** @returns a promise of room where there is none */
  private receive(event: RecordedEvent, capacity: number): Promise<void> | undefined {
    this.waiting.push(event);
    this.through = event.position;
    this.tell();
    return this.waiting.length < capacity ? undefined : this.room(capacity);
  }

  private async room(capacity: number): Promise<void> {
    while (this.waiting.length >= capacity && !this.isClosed)
      await new Promise<void>((wake) => (this.wakeWriter = wake));
  }
}

const laterOf = (a: bigint | undefined, b: bigint | undefined): bigint | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
};

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
