import type { CaseSnapshot } from '@hoso/application';
import { isOutcomeUnknown, isStoreUnavailable } from '@hoso/event-store';
import { epochMs, type Instant } from '@hoso/kernel';
import { inParallel, readAhead, type RightOfWay } from '@hoso/platform';
import { dueCases, PAGE, type DueCase, type DueParts } from './due-cases';
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

/** A case that is due, and what was foreseen of it. */
interface WaitingCase<Kind extends string> {
  readonly row: DueCase<Kind>;
  readonly foreseen: CaseSnapshot | undefined;
}

/** What a sweep has come across. */
interface Found {
  readonly seen: Set<string>;
  longestDue?: Instant;
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
    const found: Found = { seen: new Set() };
    const refused: RefusedCase[] = [];
    let recorded = 0;
    await inParallel(this.waitingCases(found, signal), this.parts.width, async (waiting) => {
      const told = await this.record(waiting);
      if (typeof told === 'number') recorded += told;
      else refused.push(told);
    });
    this.unseen = new Map([...this.unseen].filter(([code]) => found.seen.has(code)));
    return { recorded, refused, ...(found.longestDue && { longestDue: found.longestDue }) };
  }

  /** One by one, so that no page waits for the last cases of the one before it. */
  private async *waitingCases(found: Found, signal?: AbortSignal): AsyncGenerator<WaitingCase<Kind>> {
    for await (const { cases, foreseen } of readAhead(this.recalledPages())) {
      if (signal?.aborted) return;
      for (const { code } of cases) found.seen.add(code);
      const [{ nextAt }] = cases;
      found.longestDue ??= nextAt;
      const waiting = cases.filter((row) => this.isWaiting(row));
      this.goFirst(waiting[0]?.nextAt, cases.length);
      for (const row of waiting) yield { row, foreseen: foreseen.get(row.code) };
    }
  }

  private async *recalledPages() {
    for await (const cases of dueCases<Kind>(this.parts.cases.view, this.parts))
      yield { cases, foreseen: await this.parts.foresight.recall(cases.map(({ code }) => code)) };
  }

  /** A clock that is late, or about to be, goes before what may be late in its process; not for cases that rest. */
  private goFirst(due: Instant | undefined, cases: number): void {
    const { clock, rightOfWay } = this.parts;
    if (due === undefined) return;
    const isLate = epochMs(clock.now()) - epochMs(due) >= LATE_MS;
    if (isLate || cases === PAGE) this.leaveWay ??= rightOfWay?.take();
  }

  private isWaiting({ code, revision }: DueCase<Kind>): boolean {
    if (revision < (this.unseen.get(code) ?? 0)) return false;
    const until = this.resting.get(code);
    if (until !== undefined && epochMs(this.parts.clock.now()) < until) return false;
    this.resting.delete(code);
    return true;
  }

  /** All duties of a case that are due, as one append. @returns the facts recorded, or why there are none */
  private async record({ row: { code, owed }, foreseen }: WaitingCase<Kind>): Promise<number | RefusedCase> {
    const { cases, clock } = this.parts;
    const now = clock.now();
    const due = owed.filter((duty) => cases.isDue(duty, now));
    if (due.length === 0) return 0;
    try {
      return this.settled(code, await cases.record(code, due, foreseen));
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
