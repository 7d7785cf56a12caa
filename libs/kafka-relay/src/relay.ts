import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@hoso/event-store';
import { epochMs, type Clock, type Instant } from '@hoso/kernel';
import { isMessageTooLarge, orAborted } from '@hoso/messaging';
import { migrate, Seat, type Database } from '@hoso/postgres';
import { Backlog } from './backlog';
import { isRelayReplaced } from './errors';
import { migrations, SCHEMA } from './migrations';
import { RelaySession, type RelayTopics } from './relay-session';
import { runSession } from './run-session';
import { PROMISED_LIMITS } from './telling';

export interface RelayParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  /** Opens the topics; the relay closes them. */
  readonly openTopics: () => RelayTopics;
  readonly clock: Clock;
  /** Events in one transaction at most; 4,000 when absent. */
  readonly maxBatch?: number;
  /** What went wrong and is begun anew. */
  readonly onFault: (error: unknown) => void;
}

/** How far the topics tell the log. */
export interface RelayStatus {
  /** Whether another instance works and this one waits for its place; one that begins or fails does not stand by. */
  readonly standsBy: boolean;
  /**
   * Events received and not yet told; more may wait in the log while it is not caught up. Absent while this instance does
   * not reach the topics or stands by: they are in the log then, and nobody counts them.
   */
  readonly events?: number;
  /**
   * Age of the oldest event that is not told, whoever is to tell it; while this instance stands by, as it was some
   * seconds ago. Absent where tables or log did not answer, so that nobody knows.
   */
  readonly seconds?: number;
  /** Whether this instance told the end of the log. */
  readonly isCaughtUp: boolean;
  /** Position in the log up to which everything is told, in decimal digits. */
  readonly position?: string;
  /** Records published since the tables began, by topic; absent where `events` is. */
  readonly records?: Readonly<Record<string, number>>;
  /** What ended the last session, until the next one works. */
  readonly failure?: string;
}

const SEAT = 'kafka-relay';
const MAX_BATCH = 4_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const LOOK_EVERY_MS = 5_000;

/** Tells the topics what the log holds; of several on a database one works and the others stand by. */
export class Relay {
  private readonly stopped = new AbortController();
  private readonly backlog: Backlog;
  private session: RelaySession | undefined;
  private standsBy = false;
  private failure: string | undefined;
  private faults = 0;
  private readonly limits = new Map(PROMISED_LIMITS);
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RelayParts) {
    this.backlog = new Backlog(parts);
  }

  start(): void {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.done;
  }

  status(): RelayStatus {
    const { session, standsBy, failure } = this;
    return {
      standsBy,
      ...(session ? this.workOf(session) : this.seen()),
      ...(failure !== undefined && { failure }),
    };
  }

  private workOf(session: RelaySession): Omit<RelayStatus, 'standsBy'> {
    const { depth: events, oldest, position, isCaughtUp } = session;
    return {
      events,
      seconds: this.secondsSince(oldest ?? this.backlog.behind(position)),
      isCaughtUp,
      ...(position !== undefined && { position: String(position) }),
      records: Object.fromEntries(session.records),
    };
  }

  /** Without a session. Another instance may have told by now what was seen to wait. */
  private seen(): Omit<RelayStatus, 'standsBy'> {
    const { seen } = this.backlog;
    if (!seen) return { isCaughtUp: false };
    const { oldest, position, at } = seen;
    return {
      seconds: this.standsBy ? this.secondsSince(oldest, at) : this.secondsSince(oldest),
      isCaughtUp: false,
      ...(position !== undefined && { position: String(position) }),
    };
  }

  private secondsSince(oldest: Instant | undefined, at = this.parts.clock.now()): number {
    return oldest === undefined ? 0 : Math.max(0, epochMs(at) - epochMs(oldest)) / 1_000;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    const look = (): void => {
      if (!this.session) void this.backlog.look();
    };
    const looks = setInterval(look, LOOK_EVERY_MS).unref();
    while (!signal.aborted) {
      try {
        await this.lead(signal);
      } catch (error) {
        if (!signal.aborted) await this.afterFault(error, signal);
      }
    }
    clearInterval(looks);
  }

  private async afterFault(error: unknown, signal: AbortSignal): Promise<void> {
    if (!isRelayReplaced(error)) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.parts.onFault(error);
    }
    if (isMessageTooLarge(error)) this.limits.set(error.topic, error.maxBytes); // less than promised
    const wait = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.faults++);
    await sleep(wait, undefined, { signal }).catch(() => undefined);
  }

  private async lead(signal: AbortSignal): Promise<void> {
    const { database } = this.parts;
    await migrate(database, SCHEMA, migrations);
    void this.backlog.look(); // which nothing waits for: a log that does not answer fails the session
    const seat = await this.takeSeat(signal);
    if (!seat) return;
    const topics = this.parts.openTopics();
    try {
      await this.work(topics, { seat, signal });
    } finally {
      if (this.session) this.backlog.learn(this.session);
      this.session = undefined;
      await topics.close();
      await seat.leave();
    }
  }

  /** Stands by from the first try on that says that another one has it. */
  private async takeSeat(signal: AbortSignal): Promise<Seat | undefined> {
    const { database } = this.parts;
    const free = await Seat.tryTake(database, SEAT);
    if (free) return free;
    this.standsBy = true;
    try {
      return await Seat.take(database, SEAT, signal);
    } finally {
      this.standsBy = false;
    }
  }

  private async work(
    topics: RelayTopics,
    { seat, signal }: { readonly seat: Seat; readonly signal: AbortSignal },
  ): Promise<void> {
    const { store, database, maxBatch = MAX_BATCH } = this.parts;
    const opening = RelaySession.open({ store, database, topics, limits: this.limits, maxBatch });
    const session = await orAborted(opening, signal).catch((error: unknown) => {
      void opening.then(
        (late) => late.close(),
        () => undefined,
      );
      throw error;
    });
    this.session = session;
    const onSent = (): void => {
      this.failure = undefined;
      this.faults = 0;
    };
    await runSession(session, { seat, signal, onSent });
  }
}
