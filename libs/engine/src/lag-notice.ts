/** How far a role is behind, and what its log tells with that. */
export interface Lag {
  /** Whether another instance works. */
  readonly standsBy: boolean;
  /** Age of the oldest thing that waits; absent where it is not known. */
  readonly seconds?: number;
  /** What stopped the role last, until it works again. */
  readonly failure?: string;
}

export type LagNotice = 'behind' | 'caught-up';

const FAR_SECONDS = 60;

/**
 * What a log has to say of a look; `last` is what it said last. A role that stands by after a failure of its own, or does not
 * know how far it is, is not taken to have caught up: another instance may fail in the same way.
 */
export const noticeOf = (
  { standsBy, seconds, failure }: Lag,
  last: LagNotice | undefined,
): LagNotice | undefined => {
  const hasFailed = failure !== undefined;
  if ((hasFailed && !standsBy) || (seconds ?? 0) > FAR_SECONDS) return 'behind';
  const isWell = !hasFailed && seconds !== undefined;
  return isWell && last === 'behind' ? 'caught-up' : undefined;
};
