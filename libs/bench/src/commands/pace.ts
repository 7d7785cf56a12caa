/** How long the parts of a run take, in seconds. */
export interface Pace {
  readonly warmUp: number;
  /** Commands and bare appends take turns, so that what else the machine does falls on both. */
  readonly rounds: number;
  readonly closed: number;
  readonly bare: number;
  readonly half: number;
}

export const FULL: Pace = { warmUp: 20, rounds: 5, closed: 15, bare: 8, half: 30 };

/** With start, stop and check within 50 seconds. */
export const QUICK: Pace = { warmUp: 4, rounds: 2, closed: 4, bare: 2, half: 5 };

/** Between two rounds. */
export const BREATH = 1;

/** Each measurement of how cost grows. */
export const GROWTH: Pick<Pace, 'warmUp' | 'closed'> = { warmUp: 3, closed: 15 };
