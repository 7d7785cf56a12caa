import { setTimeout as sleep } from 'node:timers/promises';

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
