/** How long the parts of a run take, in seconds. */
export interface Pace {
  readonly warmUp: number;
  readonly closed: number;
  readonly half: number;
  readonly bareWarmUp: number;
  readonly bare: number;
}

export const FULL: Pace = { warmUp: 20, closed: 60, half: 30, bareWarmUp: 5, bare: 20 };

/** With start, stop and check within 50 seconds. */
export const QUICK: Pace = { warmUp: 6, closed: 10, half: 6, bareWarmUp: 2, bare: 6 };

/** Each measurement of how cost grows. */
export const GROWTH: Pick<Pace, 'warmUp' | 'closed'> = { warmUp: 3, closed: 15 };
