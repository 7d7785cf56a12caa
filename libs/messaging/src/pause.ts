import { setTimeout as after } from 'node:timers/promises';

/** Resolves after so many milliseconds, or as soon as the signal is aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  after(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
