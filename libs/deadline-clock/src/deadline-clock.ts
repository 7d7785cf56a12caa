import { isOutcomeUnknown, isStoreUnavailable } from '@hoso/event-store';
import { epochMs, type Instant } from '@hoso/kernel';
import { inParallel, readAhead, type RightOfWay } from '@hoso/platform';
import { dueCases, type DueCase, type DueParts } from './due-cases';
import type { Foresight } from './foresight';
import type { RecordingOutcome, WatchedCases } from './watched-cases';

/** What the clock reads and writes with. */
export interface ClockParts<Kind extends string> extends DueParts {
  readonly cases: WatchedCases<Kind>;
  readonly foresight: Pick<Foresight<Kind>, 'recall'>;
  /** Cases at once. */
  readonly width: number;
  /** Taken while the clock is late itself. */
  readonly rightOfWay?: Pick<RightOfWay, 'take'>;
}

/** What one sweep over everything that is due came to. */
export interface Sweep {
  /** Duties recorded. */
  readonly recorded: number;
  /** Cases of which nothing was recorded; they are tried again a minute later. */
  readonly refused: readonly RefusedCase[];
  /** Moment of the duty that has waited longest; absent when nothing was due. */
  readonly longestDue?: Instant;
}

export interface RefusedCase {
  readonly code: string;
  /** Code of the refusal or the failure. */
  readonly reason: string;
}

const AGAIN_AFTER_MS = 60_000;

/** From which lateness of its own on others of its process wait for the clock. */
const LATE_MS = 1_000;

type Refused = Extract<RecordingOutcome, { readonly refused: unknown }>;
type Accepted = Exclude<RecordingOutcome, Refused>;

const isRefused = (outcome: RecordingOutcome): outcome is Refused => 'refused' in outcome;

const isStoreFailing = (error: unknown): boolean => isStoreUnavailable(error) || isOutcomeUnknown(error);

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return String(code ?? message);
};

const isAccepted = (outcome: RecordingOutcome): outcome is Accepted => !isRefused(outcome);

/**
 * Records the duties of one kind of case whose moment has come. It keeps nothing that must survive: what is due stands
 * in a read model, which follows from the log; the law records each duty once, whoever asks again.
 */
export class DeadlineClock<Kind extends string> {
  /** Revision of the first fact recorded here of each case, until its row shows it. */
  private unseen = new Map<string, number>();
  /** Cases of which nothing could be recorded, and until when they are left alone, in milliseconds. */
  private readonly resting = new Map<string, number>();
  private leaveWay: (() => void) | undefined;

  constructor(private readonly parts: ClockParts<Kind>) {}

  /**
   * Goes once through all that is due, or up to the page in which it is told to end. A case that cannot be read is told
   * with the refused ones and stands in nobody's way. @throws what the engines throw
   */
  async sweep(signal?: AbortSignal): Promise<Sweep> {
    try {
      return await this.goThrough(signal);
    } finally {
      this.leaveWay?.();
      this.leaveWay = undefined;
    }
  }

  private async goThrough(signal?: AbortSignal): Promise<Sweep> {
    const seen = new Set<string>();
    const told: (number | RefusedCase)[] = [];
    let longestDue: Instant | undefined;
    for await (const page of readAhead(this.recalledCases())) {
      for (const { code } of page) seen.add(code);
      longestDue ??= page[0]?.nextAt;
      if (signal?.aborted) break;
      told.push(...(await this.recordAll(page.filter((row) => this.isWaiting(row)))));
    }
    this.unseen = new Map([...this.unseen].filter(([code]) => seen.has(code)));
    const refused = told.filter((each) => typeof each !== 'number');
    const recorded = told.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0);
    return { recorded, refused, ...(longestDue && { longestDue }) };
  }

  /** What is due, page by page, as far as it was foreseen in the memory of decisions. */
  private async *recalledCases(): AsyncGenerator<readonly DueCase<Kind>[]> {
    for await (const page of dueCases<Kind>(this.parts.cases.view, this.parts)) {
      await this.parts.foresight.recall(page.map(({ code }) => code));
      yield page;
    }
  }

  private async recordAll(waiting: readonly DueCase<Kind>[]): Promise<readonly (number | RefusedCase)[]> {
    this.goFirst(waiting[0]?.nextAt);
    const told: (number | RefusedCase)[] = [];
    await inParallel(waiting, this.parts.width, async (row) => void told.push(await this.record(row)));
    return told;
  }

  /** A late clock goes before what may be late in its process. */
  private goFirst(due: Instant | undefined): void {
    const { clock, rightOfWay } = this.parts;
    if (due === undefined || epochMs(clock.now()) - epochMs(due) < LATE_MS) return;
    this.leaveWay ??= rightOfWay?.take();
  }

  private isWaiting({ code, revision }: DueCase<Kind>): boolean {
    if (revision < (this.unseen.get(code) ?? 0)) return false;
    const until = this.resting.get(code);
    if (until !== undefined && epochMs(this.parts.clock.now()) < until) return false;
    this.resting.delete(code);
    return true;
  }

  /** All duties of a case that are due, as one append. @returns the facts recorded, or why there are none */
  private async record({ code, owed }: DueCase<Kind>): Promise<number | RefusedCase> {
    const { cases, clock } = this.parts;
    const now = clock.now();
    const due = owed.filter((duty) => cases.isDue(duty, now));
    if (due.length === 0) return 0;
    try {
      return this.settled(code, await cases.record(code, due));
    } catch (error) {
      if (isStoreFailing(error)) throw error;
      return this.rest(code, reasonOf(error));
    }
  }

  private settled(code: string, outcomes: readonly RecordingOutcome[]): number | RefusedCase {
    const recorded = outcomes
      .filter(isAccepted)
      .filter(({ isRepeated, events }) => !isRepeated && events.length > 0);
    const [first] = recorded;
    if (!first) return this.nothingFrom(code, outcomes.find(isRefused)?.refused);
    this.unseen.set(code, first.revision - first.events.length + 1);
    return recorded.length;
  }

  /** What is recorded already shows in the rows soon and is nothing to tell. */
  private nothingFrom(code: string, refused: string | undefined): number | RefusedCase {
    const rested = this.rest(code, refused ?? 'recorded-already');
    return refused === undefined ? 0 : rested;
  }

  private rest(code: string, reason: string): RefusedCase {
    this.resting.set(code, epochMs(this.parts.clock.now()) + AGAIN_AFTER_MS);
    return { code, reason };
  }
}
