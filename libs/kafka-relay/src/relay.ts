import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@hoso/event-store';
import { epochMs, type Clock } from '@hoso/kernel';
import { isMessageTooLarge, orAborted } from '@hoso/messaging';
import { migrate, Seat, type Database } from '@hoso/postgres';
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
  /** Whether another instance works and this one stands by, or begins. */
  readonly standsBy: boolean;
  /** Events received and not yet told; more may wait in the log while it is not caught up. */
  readonly events: number;
  /** Age of the oldest of them. */
  readonly seconds: number;
  readonly isCaughtUp: boolean;
  /** Position in the log up to which everything is told, in decimal digits. */
  readonly position?: string;
  /** Records published since the tables began, by topic. */
  readonly records?: Readonly<Record<string, number>>;
  /** What ended the last session, until the next one works. */
  readonly failure?: string;
}

const SEAT = 'kafka-relay';
const MAX_BATCH = 4_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Tells the topics what the log holds; of several on a database one works and the others stand by. */
export class Relay {
  private readonly stopped = new AbortController();
  private session: RelaySession | undefined;
  private failure: string | undefined;
  private faults = 0;
  private readonly limits = new Map(PROMISED_LIMITS);
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RelayParts) {}

  start(): void {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.done;
  }

  status(): RelayStatus {
    const { session, failure } = this;
    const told = failure !== undefined && { failure };
    if (!session) return { standsBy: true, events: 0, seconds: 0, isCaughtUp: false, ...told };
    const { oldest, position } = session;
    const ageMs = oldest === undefined ? 0 : epochMs(this.parts.clock.now()) - epochMs(oldest);
    return {
      standsBy: false,
      events: session.depth,
      seconds: Math.max(0, ageMs) / 1_000,
      isCaughtUp: session.isCaughtUp,
      ...(position !== undefined && { position: String(position) }),
      records: Object.fromEntries(session.records),
      ...told,
    };
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        await this.lead(signal);
      } catch (error) {
        if (!signal.aborted) await this.afterFault(error, signal);
      }
    }
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
    const seat = await Seat.take(database, SEAT, signal);
    if (!seat) return;
    const topics = this.parts.openTopics();
    try {
      await this.work(topics, { seat, signal });
    } finally {
      this.session = undefined;
      await topics.close();
      await seat.leave();
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
