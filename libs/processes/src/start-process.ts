import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { epochMs, type Clock } from '@hoso/kernel';
import { migrate, Seat, type Database } from '@hoso/postgres';
import { Inbox } from './inbox';
import { Lanes } from './lanes';
import { migrations, SCHEMA } from './migrations';
import { ProcessCore } from './process-core';
import type { ProcessManager } from './process-manager';
import type { WorkCounts } from './work-table';

/** Where a process says what went wrong. */
export interface ProcessJournal {
  error(facts: object, message: string): void;
}

export interface ProcessStart {
  readonly manager: ProcessManager;
  readonly database: Database<unknown>;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly journal: ProcessJournal;
}

/** How far a process has come. */
export interface ProcessLag extends Partial<WorkCounts> {
  /** Whether another instance works and this one stands by. */
  readonly standsBy: boolean;
  /** Age of the oldest fact that is known and not taken; 0 at the end of the log. */
  readonly behindSeconds: number;
  /** What stopped it last, until it works again. */
  readonly failure?: string;
}

export interface RunningProcess {
  readonly name: string;
  readonly lag: () => ProcessLag;
  /** Lets work that was parked be tried again. @returns its keys */
  readonly releaseParked: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

const INBOX = 1_000;
const POLL_MS = 250;
const STAND_BY_MS = 1_000;
const COUNT_EVERY_MS = 5_000;
const SKIP_EVERY = 10_000n;

/** The loop around the steps: one instance works at a time, and whatever fails is begun anew from the checkpoint. */
class ProcessLoop {
  private readonly stopping = new AbortController();
  private readonly core: ProcessCore;
  private position: bigint | undefined;
  private lastTaken: RecordedEvent | undefined;
  private isCaughtUp = false;
  private leads = false;
  private failure: string | undefined;
  private inbox: Inbox | undefined;
  private counted: { readonly atMs: number; readonly counts: WorkCounts } | undefined;
  private readonly ended: Promise<void>;

  constructor(private readonly start: ProcessStart) {
    this.core = new ProcessCore(start.manager, start.database, start.clock);
    this.ended = this.run();
  }

  lag(): ProcessLag {
    const { leads, failure } = this;
    const behind = this.inbox?.oldest ?? (this.isCaughtUp ? undefined : this.lastTaken);
    const now = epochMs(this.start.clock.now());
    const behindMs = behind ? now - epochMs(behind.recordedAt) : 0;
    return {
      standsBy: !leads,
      behindSeconds: Math.max(0, behindMs) / 1_000,
      ...this.counted?.counts,
      ...(failure !== undefined && { failure }),
    };
  }

  releaseParked(): Promise<readonly string[]> {
    return this.core.work.release(this.start.database.query, this.start.clock.now());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { database, journal, manager } = this.start;
    while (!this.stopping.signal.aborted) {
      try {
        const seat = await Seat.tryTake(database, manager.name);
        if (seat) await this.lead(seat);
        else await this.pause();
      } catch (error) {
        this.failure = error instanceof Error ? error.message : String(error);
        journal.error({ err: error, process: manager.name }, 'the process begins anew from its checkpoint');
        await this.pause();
      }
    }
  }

  private async lead(seat: Seat): Promise<void> {
    const inbox = (this.inbox = new Inbox(INBOX));
    const { lanes: most } = this.start.manager;
    const lanes = most === undefined ? undefined : new Lanes(this.core, most);
    this.position = await this.core.checkpoint();
    const subscription = this.start.store.subscribe({
      filter: this.start.manager.filter,
      ...(this.position !== undefined && { after: this.position }),
      onEvent: (event) => inbox.put(event),
      onCheckpoint: (position) => inbox.pass(position),
      onCaughtUp: () => void (this.isCaughtUp = true),
      onFailure: (error) => inbox.fail(error),
    });
    const onStop = () => inbox.close();
    this.stopping.signal.addEventListener('abort', onStop);
    this.leads = true;
    try {
      while (!this.stopping.signal.aborted && !seat.isLost) await this.step(inbox, lanes);
    } finally {
      this.leads = false;
      this.isCaughtUp = false;
      this.inbox = undefined;
      this.stopping.signal.removeEventListener('abort', onStop);
      inbox.close();
      await Promise.all([subscription.stop(), lanes?.drain()]);
      await seat.leave();
    }
  }

  private async step(inbox: Inbox, lanes: Lanes | undefined): Promise<void> {
    const events = inbox.drain();
    if (events.length > 0) {
      this.position = await this.core.take(events, this.position);
      this.lastTaken = events.at(-1);
    } else await this.skip(inbox.passedTo);
    const begun = await (lanes ? lanes.fill() : this.core.workOff());
    this.failure = undefined;
    if (events.length > 0 || (begun > 0 && !lanes?.isFull)) return;
    await this.count();
    await Promise.race([inbox.news(POLL_MS), ...(lanes ? [lanes.free()] : [])]);
  }

  private async count(): Promise<void> {
    const atMs = performance.now();
    if (this.counted && atMs - this.counted.atMs < COUNT_EVERY_MS) return;
    this.counted = { atMs, counts: await this.core.counts() };
  }

  private async skip(to: bigint | undefined): Promise<void> {
    if (to === undefined || to < (this.position ?? -1n) + SKIP_EVERY) return;
    await this.core.skipTo(to, this.position);
    this.position = to;
  }

  private async pause(): Promise<void> {
    await sleep(STAND_BY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** Brings the tables up to date and lets a process run until it is stopped. */
export const startProcess = async (start: ProcessStart): Promise<RunningProcess> => {
  await migrate(start.database, SCHEMA, migrations);
  const loop = new ProcessLoop(start);
  return {
    name: start.manager.name,
    lag: () => loop.lag(),
    releaseParked: () => loop.releaseParked(),
    stop: () => loop.stop(),
  };
};
