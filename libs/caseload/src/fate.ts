import { seededRandom } from './seeded-random';

/** How a life is to end, unless `until` comes first. */
export type Fate = 'granted' | 'ineligible' | 'late' | 'stalled' | 'refused' | 'withdrawn' | 'stopped';

/** Of all dossiers; the rest is granted in time. */
const SHARES: readonly (readonly [Fate, number])[] = [
  ['late', 0.042],
  ['stalled', 0.012],
  ['refused', 0.025],
  ['withdrawn', 0.02],
  ['stopped', 0.01],
  ['ineligible', 0.04],
];

const GOLDEN_RATIO = 0.618_033_988_749_895;

/** Spread evenly over the indices instead of drawn, so that a small caseload has every fate in its share too. */
export const fateFor = (seed: number, index: number): Fate => {
  let quantile = (seededRandom(seed ^ 0xfa7e)() + index * GOLDEN_RATIO) % 1;
  for (const [fate, share] of SHARES) {
    if (quantile < share) return fate;
    quantile -= share;
  }
  return 'granted';
};
