import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@hoso/event-store';
import type { Clock } from '@hoso/kernel';
import { migrate, Seat, type Database } from '@hoso/postgres';
import type { Projection } from '../definition/projection';
import { prefixesOf } from '../folding/batch-folder';
import { PinnedVersions } from '../folding/pinned-versions';
import { isFenced, LIVE } from '../store/checkpoints';
import { liveTables } from '../store/generations';
import { migrations, SCHEMA } from '../store/migrations';
import { prepareTables } from '../store/prepare-tables';
import { rebuild } from '../upkeep/rebuild';
import { LiveRunner, type Lag } from './live-runner';
import { Projecting } from './projecting';

export interface ProjectorParts {
  readonly store: EventStore;
  readonly database: Database<unknown>;
  readonly clock: Clock;
  readonly projections: readonly Projection[];
  /** Streams whose fold is kept in memory; others are read again when they go on. */
  readonly cachedStreams: number;
  /** What went wrong and is tried again. */
  readonly onFault: (error: unknown) => void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Keeps the read models at the head of the log; of several on a database one works and the others stand by. */
export class Projector {
  private readonly stopped = new AbortController();
  private runner: LiveRunner | undefined;
  private hasReachedHead: () => void = () => undefined;
  private done: Promise<void> = Promise.resolve();
  private building: Promise<void> = Promise.resolve();
  private faults = 0;
  /** Resolves when the rows have reached the end of the log for the first time. */
  readonly atHead = new Promise<void>((reached) => (this.hasReachedHead = reached));

  constructor(private readonly parts: ProjectorParts) {}

  start(): void {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.runner?.close();
    await this.done;
    await this.building;
  }

  /** undefined while it stands by or begins again. */
  lag(): Lag | undefined {
    return this.runner?.lag(this.parts.clock.now());
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        await this.session(signal);
        this.faults = 0;
      } catch (error) {
        if (signal.aborted) return;
        await this.afterFault(error, signal);
      }
    }
  }

  private async afterFault(error: unknown, signal: AbortSignal): Promise<void> {
    if (isFenced(error)) return;
    this.parts.onFault(error);
    const wait = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.faults++);
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }

  private async session(signal: AbortSignal): Promise<void> {
    const { database } = this.parts;
    await migrate(database, SCHEMA, migrations);
    const seat = await Seat.take(database, LIVE, signal);
    if (!seat) return;
    try {
      await this.work(seat, signal);
    } finally {
      await this.runner?.close();
      this.runner = undefined;
      await seat.leave();
    }
  }

  private async work(seat: Seat, signal: AbortSignal): Promise<void> {
    const { store, database, projections, cachedStreams } = this.parts;
    await prepareTables(database, projections);
    const { tables, missing } = await liveTables(database.query, projections);
    if (missing.length > 0) this.buildBeside(missing);
    const reference = await PinnedVersions.read(store);
    const parts = { store, database, tables, reference, checkpoint: LIVE, cachedStreams };
    const projecting = await Projecting.open(parts);
    this.runner = new LiveRunner({ store, projecting, prefixes: prefixesOf(projections) });
    while (!signal.aborted && !seat.isLost) {
      await this.runner.changed();
      await this.runner.step();
      this.faults = 0;
      if (this.runner.isCaughtUp) this.hasReachedHead();
    }
  }

  /** Projections that are new or have another version; once they are built the session begins again with them. */
  private buildBeside(missing: readonly Projection[]): void {
    const { signal } = this.stopped;
    this.building = rebuild({ ...this.parts, projections: missing, signal }).then(
      () => undefined,
      (error: unknown) => {
        if (!signal.aborted) this.parts.onFault(error);
      },
    );
  }
}
