import type { Instant } from '@hoso/kernel';
import type { EndedWait } from './wait';

/** A statutory due date and while it held; without `until` it still does. Revisions say which event began or ended it. */
export interface DueSpan {
  readonly dueAt: Instant;
  readonly since: Instant;
  readonly begunBy: number;
  readonly until?: Instant;
  readonly endedBy?: number;
  /** It was revised: that it passed is nobody's lateness, whenever the clock records it. */
  readonly revised?: true;
}

/**
 * What the clock must still know of conditions that are over: a duty whose moment passed while it applied is recorded
 * even when the clock was down at the time.
 */
export interface Watch {
  readonly dueDates: readonly DueSpan[];
  readonly ended: readonly EndedWait[];
  /** Keys of the duties that are recorded. */
  readonly recorded: readonly string[];
}

export const NOTHING_WATCHED: Watch = { dueDates: [], ended: [], recorded: [] };
