import { Inbox, type EventStore } from '@hoso/event-store';
import { epochMs, type Instant } from '@hoso/kernel';
import type { Projecting } from './projecting';

/** How far the rows are behind the log. */
export interface Lag {
  /** Events received and not yet in the rows; more may wait in the log while it is not caught up. */
  readonly events: number;
  /** Age of the oldest of them. */
  readonly seconds: number;
  readonly isCaughtUp: boolean;
}

export interface LiveRunnerParts {
  readonly store: EventStore;
  readonly projecting: Projecting;
  readonly prefixes: readonly string[];
  /** Events in one transaction at most; 2,000 when absent. */
  readonly maxBatch?: number;
}

/**
 * Batches grow by themselves: what comes while one is written is the next one, so
 * that a quiet log is shown at once and a busy one costs few transactions.
 */
const MAX_BATCH = 2_000;

/** Follows the log with one subscription for all projections; `step` has no timer, so that a simulation can drive it. */
export class LiveRunner {
  private readonly inbox: Inbox;
  private inHand = 0;
  private inHandSince: Instant | undefined;

  private readonly maxBatch: number;

  constructor(private readonly parts: LiveRunnerParts) {
    const { store, prefixes, projecting, maxBatch = MAX_BATCH } = parts;
    this.maxBatch = maxBatch;
    const filter = { streamPrefixes: prefixes };
    this.inbox = new Inbox(store, { filter, after: projecting.position, capacity: 2 * maxBatch });
  }

  get isCaughtUp(): boolean {
    return this.inbox.isCaughtUp && this.inHand === 0;
  }

  get position(): bigint | undefined {
    return this.parts.projecting.position;
  }

  /** Resolves when a step would find something. */
  changed(): Promise<void> {
    return this.inbox.changed();
  }

  /** Brings what has come into the tables. @returns the events of the step @throws what makes the runner void */
  async step(): Promise<number> {
    this.inHandSince = this.inbox.oldest;
    const { events, through } = this.inbox.take(this.maxBatch);
    this.inHand = events.length;
    if (through !== undefined && through !== this.parts.projecting.position)
      await this.parts.projecting.apply({ events, through });
    this.inHand = 0;
    return events.length;
  }

  lag(now: Instant): Lag {
    const events = this.inHand + this.inbox.depth;
    const oldest = this.inHand > 0 ? this.inHandSince : this.inbox.oldest;
    const seconds = oldest === undefined ? 0 : Math.max(0, (epochMs(now) - epochMs(oldest)) / 1_000);
    return { events, seconds, isCaughtUp: this.isCaughtUp };
  }

  close(): Promise<void> {
    return this.inbox.close();
  }
}
