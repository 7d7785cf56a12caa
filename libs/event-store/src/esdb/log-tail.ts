import { matcherOf } from '../filter';
import type { RecordedEvent, Subscription } from '../port';
import type { Followed, FollowOnce, FollowRequest } from './follow';
import { positionAfter } from './log-scan';
import { LogSubscription } from './log-subscription';
import type { EsdbTiming } from './timing';

/** Events at hand at least; a follower that is behind by more goes alone until it has caught up. */
const KEPT = 2_000;

/** After how many events that are not for it a follower is told how far it is. */
const CHECKPOINT_EVERY = 1_024;

type Place = FollowRequest & { readonly after: bigint };

/** What comes at the end of the log, read once. */
class Tail {
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
  async *read(place: Place): AsyncGenerator<Followed> {
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

  private async *from({ filter, after, signal }: Place): AsyncGenerator<Followed> {
    const matches = matcherOf(filter);
    let next = this.dropped;
    for (let passed = 0; !signal.aborted && next >= this.dropped;) {
      const event = this.events[next - this.dropped];
      if (!event) {
        if (this.failure) throw this.failure.error;
        await this.news(signal);
        continue;
      }
      next += 1;
      if (event.position <= after) continue; // the reader may be ahead of the tail
      passed += 1;
      if (matches(event)) yield { kind: 'event', event };
      else if (passed >= CHECKPOINT_EVERY) yield { kind: 'checkpoint', position: event.position };
      else continue;
      passed = 0;
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

/** Lets all that follow the log in this process share one subscription once they have reached its end. */
export class LogTail {
  private tail: Tail | undefined;

  constructor(
    private readonly followAlone: FollowOnce,
    private readonly timing: EsdbTiming,
  ) {}

  /** Alone up to the end of the log, then with the others, and alone again where that went too fast. */
  async *follow(request: FollowRequest): AsyncGenerator<Followed> {
    for (let { after } = request; ;) {
      const reached: bigint | undefined = yield* this.alone({ ...request, after });
      if (reached === undefined) return;
      after = yield* this.together({ ...request, after: reached });
      if (request.signal.aborted) return;
    }
  }

  /** @returns where the others can be joined; undefined when it ended before that */
  private async *alone(request: FollowRequest): AsyncGenerator<Followed, bigint | undefined> {
    let position = request.after;
    let isAtEnd = false;
    for await (const item of this.followAlone(request)) {
      yield item;
      position = positionAfter(item, position);
      isAtEnd ||= item.kind === 'caught-up';
      if (isAtEnd && position !== undefined && this.tail?.covers(position) !== false) return position;
    }
    return undefined;
  }

  /** @returns the position from which to go on alone */
  private async *together(place: Place): AsyncGenerator<Followed, bigint> {
    let position = place.after;
    const tail = this.tailFrom(position);
    try {
      for await (const item of tail.read(place)) {
        yield item;
        position = positionAfter(item, position)!;
      }
    } finally {
      await this.leave(tail);
    }
    return position;
  }

  private tailFrom(position: bigint): Tail {
    if (!this.tail || this.tail.isFailed) this.tail = new Tail(position, this.followAlone, this.timing);
    return this.tail;
  }

  private async leave(tail: Tail): Promise<void> {
    if (!tail.isIdle) return;
    if (this.tail === tail) this.tail = undefined;
    await tail.stop();
  }
}
