import type { EventFilter, RecordedEvent } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';

/** Something to do at a moment; a second piece under the same key replaces the first one. */
export interface Work {
  readonly key: string;
  readonly kind: string;
  /** Pieces of one lane are carried out one after another, others side by side. */
  readonly lane: string;
  readonly dueAt: Instant;
  /** Plain JSON. */
  readonly data: object;
}

/** A piece of work whose time has come. */
export interface DueWork extends Work {
  /** How often it failed before. */
  readonly attempts: number;
  /** Grows each time that the key is put: what was put again meanwhile is not taken away with this piece. */
  readonly seq: number;
}

/** What an event makes due, and what it makes needless. */
export interface WorkChanges {
  readonly put: readonly Work[];
  /** Put only where nothing stands under the key: the first one sets the time. */
  readonly putIfAbsent?: readonly Work[];
  readonly remove: readonly string[];
}

/** How a piece of work ended, or when it is to be tried again. */
export type Settlement =
  | {
      readonly kind: 'done';
      /** Runs in the transaction that takes the piece away; what it returns is put. */
      readonly along?: (query: RunStatement) => Promise<readonly Work[]>;
    }
  | { readonly kind: 'later'; readonly dueAt: Instant; readonly reason: string }
  | { readonly kind: 'parked'; readonly reason: string };

/**
 * A process manager: facts of the log come in, work stands in a durable table until its moment, and effects leave as
 * commands that may be repeated.
 */
export interface ProcessManager {
  /** Names its checkpoint, its work and its lock. */
  readonly name: string;
  readonly filter: EventFilter;
  /**
   * How many lanes are worked at once, each refilled as soon as it is free, while facts are taken beside them. Absent:
   * what is due is done in batches, and no fact is taken meanwhile.
   */
  readonly lanes?: number;
  /** Until when nothing is begun, where the process says so; only asked of one with `lanes`. */
  restsUntil?(): Instant | undefined;
  /**
   * Takes facts into tables of its own and says what becomes due; in one transaction with the checkpoint, so that it
   * counts each fact once.
   */
  take(events: readonly RecordedEvent[], query: RunStatement): Promise<WorkChanges>;
  /** Carries out one piece. A crash may come after any of its effects: it must be repeatable. */
  carryOut(work: DueWork): Promise<Settlement>;
}
