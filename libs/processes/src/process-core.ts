import { isOutcomeUnknown, isStoreUnavailable, type RecordedEvent } from '@hoso/event-store';
import { epochMs, instantFromMs, type Clock, type Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { SCHEMA } from './migrations';
import type { DueWork, ProcessManager, Settlement } from './process-manager';
import { WorkTable, type WorkCounts } from './work-table';

/** Another instance has moved the checkpoint: go on from where it stands. */
export class CheckpointMoved extends Error {
  readonly code = 'checkpoint-moved';
}

export const isCheckpointMoved = (error: unknown): error is CheckpointMoved =>
  error instanceof CheckpointMoved;

const LOCKED = `select position from ${SCHEMA}.checkpoints where process = $1 for update`;
const READ = `select position from ${SCHEMA}.checkpoints where process = $1`;
const BEGIN = `insert into ${SCHEMA}.checkpoints (process, position) values ($1, -1) on conflict do nothing`;
const ADVANCE = `update ${SCHEMA}.checkpoints set position = $2 where process = $1`;

const BATCH = 64;
const MAX_ATTEMPTS = 10;
const UNREACHABLE_RETRY_MS = 1_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 600_000;

const later = (at: Instant, ms: number): Instant => instantFromMs(epochMs(at) + ms);

/** Doubles with each failure, up to ten minutes. */
const retryAfterMs = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** attempts, LAST_RETRY_MS);

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const byLane = (due: readonly DueWork[]): ReadonlyMap<string, readonly DueWork[]> => {
  const lanes = new Map<string, DueWork[]>();
  for (const piece of due) lanes.set(piece.lane, [...(lanes.get(piece.lane) ?? []), piece]);
  return lanes;
};

interface Position {
  readonly position: number | bigint;
}

/** What a process does, step by step and without timers, so that it can be cut between any two steps. */
export class ProcessCore {
  readonly work: WorkTable;

  constructor(
    readonly manager: ProcessManager,
    private readonly database: Database<unknown>,
    private readonly clock: Clock,
  ) {
    this.work = new WorkTable(manager.name);
  }

  /** The position up to which facts are taken; undefined before the first. */
  async checkpoint(): Promise<bigint | undefined> {
    const { name } = this.manager;
    await this.database.query({ text: BEGIN, values: [name] });
    const [row] = await this.database.query<Position>({ text: READ, values: [name] });
    const position = BigInt(row?.position ?? -1);
    return position < 0n ? undefined : position;
  }

  /**
   * Takes events, their work and the new checkpoint in one transaction.
   * @throws CheckpointMoved when the checkpoint does not stand at `after`; nothing is taken then
   */
  async take(events: readonly RecordedEvent[], after: bigint | undefined): Promise<bigint> {
    const position = events.at(-1)!.position;
    await this.database.transaction(async (query) => {
      await this.fence(query, after);
      await this.work.apply(query, await this.manager.take(events, query));
      await query({ text: ADVANCE, values: [this.manager.name, position] });
    });
    return position;
  }

  /** Moves the checkpoint over events that do not concern the process. @throws CheckpointMoved */
  async skipTo(position: bigint, after: bigint | undefined): Promise<void> {
    await this.database.transaction(async (query) => {
      await this.fence(query, after);
      await query({ text: ADVANCE, values: [this.manager.name, position] });
    });
  }

  /** Carries out what is due, lane by lane. @returns how many pieces were settled */
  async workOff(): Promise<number> {
    const due = await this.dueBeside([], BATCH);
    await Promise.all([...byLane(due).values()].map((pieces) => this.workOffLane(pieces)));
    return due.length;
  }

  /** What is due outside some lanes, in the order in which it fell due. */
  dueBeside(lanes: readonly string[], limit: number): Promise<readonly DueWork[]> {
    return this.work.due(this.database.query, this.clock.now(), { limit, except: lanes });
  }

  /** Whether the process wants nothing begun now. */
  rests(): boolean {
    const until = this.manager.restsUntil?.();
    return until !== undefined && until > this.clock.now();
  }

  /** Carries out one piece and records how it ended. */
  async settleOne(piece: DueWork): Promise<Settlement['kind']> {
    const settlement = await this.outcomeOf(piece);
    await this.settle(piece, settlement);
    return settlement.kind;
  }

  counts(): Promise<WorkCounts> {
    return this.work.counts(this.database.query, this.clock.now());
  }

  /** A piece that has to wait makes those behind it wait for the next round. */
  private async workOffLane(pieces: readonly DueWork[]): Promise<void> {
    for (const piece of pieces) if ((await this.settleOne(piece)) === 'later') return;
  }

  private async outcomeOf(piece: DueWork): Promise<Settlement & { readonly isFailure?: true }> {
    try {
      return await this.manager.carryOut(piece);
    } catch (error) {
      const at = this.clock.now();
      const reason = textOf(error);
      if (isStoreUnavailable(error) || isOutcomeUnknown(error))
        return { kind: 'later', dueAt: later(at, UNREACHABLE_RETRY_MS), reason };
      if (piece.attempts + 1 >= MAX_ATTEMPTS) return { kind: 'parked', reason };
      return { kind: 'later', dueAt: later(at, retryAfterMs(piece.attempts)), reason, isFailure: true };
    }
  }

  private async settle(
    piece: DueWork,
    settlement: Settlement & { readonly isFailure?: true },
  ): Promise<void> {
    const { query, transaction } = this.database;
    if (settlement.kind === 'parked') return this.work.park(query, piece, settlement.reason);
    if (settlement.kind === 'later') {
      const { dueAt, reason, isFailure = false } = settlement;
      return this.work.postpone(query, piece, { dueAt, reason, isFailure });
    }
    const { along } = settlement;
    if (!along) return this.work.finish(query, piece);
    await transaction(async (inOne) => {
      const put = await along(inOne);
      await this.work.finish(inOne, piece);
      await this.work.apply(inOne, { put, remove: [] });
    });
  }

  private async fence(query: Database<unknown>['query'], after: bigint | undefined): Promise<void> {
    const [row] = await query<Position>({ text: LOCKED, values: [this.manager.name] });
    if (BigInt(row?.position ?? -1) !== (after ?? -1n))
      throw new CheckpointMoved(`The checkpoint of ${this.manager.name} stands elsewhere than at ${after}`);
  }
}
