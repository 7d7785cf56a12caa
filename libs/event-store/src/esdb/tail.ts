import { matcherOf } from '../filter';
import type { RecordedEvent, Subscription } from '../port';
import type { Followed, FollowOnce, FollowRequest } from './follow';
import { LogSubscription } from './log-subscription';
import type { EsdbTiming } from './timing';

/** Events at hand at least; a follower that is behind by more goes alone until it has caught up. */
const KEPT = 2_000;

/** After how many events that are not for it a follower is told how far it is. */
const CHECKPOINT_EVERY = 1_024;

export type Place = FollowRequest & { readonly after: bigint };

/** What of all that comes is for one follower. */
class Choice {
  private readonly matches: (event: RecordedEvent) => boolean;
  /** Since it was last told anything. */
  private passed = 0;

  constructor(private readonly place: Place) {
    this.matches = matcherOf(place.filter);
  }

  of(events: readonly RecordedEvent[]): readonly Followed[] {
    return events.flatMap((event) => this.told(event));
  }

  private told(event: RecordedEvent): readonly Followed[] {
    const { position } = event;
    if (position <= this.place.after) return []; // the follower may be ahead of what comes to all
    this.passed += 1;
    const isMatch = this.matches(event);
    if (!isMatch && this.passed < CHECKPOINT_EVERY) return [];
    this.passed = 0;
    return [isMatch ? { kind: 'event', event } : { kind: 'checkpoint', position }];
  }
}

/** What comes at the end of the log, read once. */
export class Tail {
  private events: RecordedEvent[] = [];
  /** How many were dropped from the front. */
  private dropped = 0;
  private waiting: (() => void)[] = [];
  private failure: { readonly error: unknown } | undefined;
  private readers = 0;
  private readonly subscription: Subscription;

  /** @param since position after which every event is at hand, until some are dropped */
  constructor(
    private since: bigint,
    followAlone: FollowOnce,
    timing: EsdbTiming,
  ) {
    this.subscription = new LogSubscription(followAlone, timing, {
      filter: 'all',
      after: since,
      onEvent: (event) => this.take(event),
      onFailure: (error) => this.fail(error),
    });
  }

  get isFailed(): boolean {
    return this.failure !== undefined;
  }

  get isIdle(): boolean {
    return this.readers === 0;
  }

  /** Whether everything after a position is at hand or comes. */
  covers(position: bigint): boolean {
    return position >= this.since;
  }

  /** What follows a position, until the signal, or as long as it is covered. */
  async *read(place: Place): AsyncGenerator<readonly Followed[]> {
    this.readers += 1;
    try {
      if (this.covers(place.after)) yield* this.from(place);
    } finally {
      this.readers -= 1;
    }
  }

  async stop(): Promise<void> {
    await this.subscription.stop();
  }

  private async *from(place: Place): AsyncGenerator<readonly Followed[]> {
    const choice = new Choice(place);
    const { signal } = place;
    for (let next = this.dropped; !signal.aborted && next >= this.dropped;) {
      const come = this.events.slice(next - this.dropped);
      next += come.length;
      const chosen = choice.of(come);
      if (chosen.length > 0) yield chosen;
      if (come.length > 0) continue;
      if (this.failure) throw this.failure.error;
      await this.news(signal);
    }
  }

  private take(event: RecordedEvent): void {
    this.events.push(event);
    if (this.events.length >= 2 * KEPT) {
      const old = this.events.length - KEPT;
      this.since = this.events[old - 1]!.position;
      this.events = this.events.slice(old);
      this.dropped += old;
    }
    this.wake();
  }

  private fail(error: unknown): void {
    this.failure = { error };
    this.wake();
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const go of waiting) go();
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        signal.removeEventListener('abort', go);
        resolve();
      };
      signal.addEventListener('abort', go);
      this.waiting.push(go);
    });
  }
}
