import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../errors';
import { isPassing } from './client-faults';

/** How long to wait for the store and how often to ask again. */
export interface EsdbTiming {
  /** Milliseconds without an answer after which an append is sent again. */
  readonly answerWithinMs: number;
  /** How often an append or a read is tried in all. */
  readonly attempts: number;
  /** The first pause before another attempt; it doubles up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const DEFAULT_TIMING: EsdbTiming = {
  answerWithinMs: 10_000,
  attempts: 5,
  firstPauseMs: 50,
  longestPauseMs: 5_000,
};

/** The pause after a failed attempt, counted from 0; an aborted one returns at once. */
export const pause = async (timing: EsdbTiming, attempt: number, signal?: AbortSignal): Promise<void> => {
  const ms = Math.min(timing.longestPauseMs, timing.firstPauseMs * 2 ** Math.min(attempt, 20));
  await sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
};

/** Counts the attempts of a read that goes on where it was after a drop; progress begins the count anew. */
export class Attempts {
  private failed = 0;

  constructor(private readonly timing: EsdbTiming) {}

  progress(): void {
    this.failed = 0;
  }

  /** Waits before another attempt. @throws the error itself when it will last, StoreUnavailable when it is enough */
  async afterDrop(error: unknown): Promise<void> {
    if (!isPassing(error)) throw error;
    const reason = error instanceof Error ? error.message : 'no answer';
    if (++this.failed >= this.timing.attempts) throw new StoreUnavailable(reason, { cause: error });
    await pause(this.timing, this.failed - 1);
  }
}
