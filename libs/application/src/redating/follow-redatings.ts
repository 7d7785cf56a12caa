import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, Subscription } from '@hoso/event-store';
import type { RedatingRunner } from './redating-runner';
import { REDATING_PREFIX } from './redating-streams';

/** Where the work says what went wrong. */
export interface RedatingJournal {
  error(facts: object, message: string): void;
}

export interface RedatingsStart {
  readonly store: EventStore;
  readonly runner: RedatingRunner;
  readonly journal: RedatingJournal;
}

export interface RunningRedatings {
  readonly stop: () => Promise<void>;
}

const AFTER_FAULT_MS = 1_000;

/** Ids of the re-datings that are ordered and not complete, as the log says it. */
class OrderedRedatings {
  private readonly ids = new Set<string>();
  private wake: () => void = () => undefined;

  take(type: string, id: string): void {
    if (type === 'RedatingOrdered') this.ids.add(id);
    if (type === 'RedatingCompleted') this.ids.delete(id);
    this.stir();
  }

  /** Lets who waits look again. */
  stir(): void {
    this.wake();
  }

  /** The longest waiting one, as soon as there is one; undefined once the signal has come. */
  async next(signal: AbortSignal): Promise<string | undefined> {
    while (!signal.aborted) {
      const [first] = this.ids;
      if (first !== undefined) return first;
      await new Promise<void>((woken) => (this.wake = woken));
    }
    return undefined;
  }

  done(id: string): void {
    this.ids.delete(id);
  }

  /** Behind the others: one that fails keeps none of them waiting. */
  putBack(id: string): void {
    this.ids.delete(id);
    this.ids.add(id);
  }
}

class RedatingWork {
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;

  constructor(private readonly start: RedatingsStart) {
    this.ended = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.follow(signal);
      } catch (error) {
        await this.restAfter(error, 'the work on re-datings begins anew');
      }
    }
  }

  /** Follows the log from its first event, so that what a stop left undone is found again. @throws what ends it */
  private async follow(signal: AbortSignal): Promise<void> {
    const failed = new AbortController();
    const ordered = new OrderedRedatings();
    let fault: unknown;
    const subscription: Subscription = this.start.store.subscribe({
      filter: { streamPrefixes: [REDATING_PREFIX] },
      onEvent: ({ type, stream }) => ordered.take(type, stream.slice(REDATING_PREFIX.length)),
      onFailure: (error) => {
        fault = error;
        failed.abort();
      },
    });
    const ending = AbortSignal.any([signal, failed.signal]);
    ending.addEventListener('abort', () => ordered.stir(), { once: true });
    try {
      await this.workOn(ordered, ending);
    } finally {
      await subscription.stop();
    }
    if (failed.signal.aborted) throw fault;
  }

  private async workOn(ordered: OrderedRedatings, signal: AbortSignal): Promise<void> {
    for (let id = await ordered.next(signal); id !== undefined; id = await ordered.next(signal)) {
      try {
        await this.start.runner.run(id, { signal });
        if (!signal.aborted) ordered.done(id);
      } catch (error) {
        ordered.putBack(id);
        await this.restAfter(error, `the re-dating ${id} is taken up again later`);
      }
    }
  }

  private async restAfter(error: unknown, message: string): Promise<void> {
    this.start.journal.error({ err: error }, message);
    await pause(AFTER_FAULT_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** Carries out every re-dating that is ordered and not complete, those of before and those to come, until it is stopped. */
export const followRedatings = (start: RedatingsStart): RunningRedatings => {
  const work = new RedatingWork(start);
  return { stop: () => work.stop() };
};
