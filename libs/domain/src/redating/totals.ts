import type { RedatedDossier, RedatingTotals } from './vocabulary';

export const NO_DOSSIERS: RedatingTotals = {
  touched: 0,
  later: 0,
  earlier: 0,
  confirmed: 0,
  unchanged: 0,
  refused: 0,
  ended: 0,
};

const TOUCHED: ReadonlySet<string> = new Set(['later', 'earlier', 'confirmed']);

const withOne = (totals: RedatingTotals, { outcome }: RedatedDossier): RedatingTotals => ({
  ...totals,
  [outcome]: totals[outcome] + 1,
  touched: totals.touched + (TOUCHED.has(outcome) ? 1 : 0),
});

/** Totals with further dossiers in them. */
export const counted = (totals: RedatingTotals, dossiers: readonly RedatedDossier[]): RedatingTotals =>
  dossiers.reduce(withOne, totals);

/** Whether a dossier belongs on the list of those that an order would move, or would ask to move in vain. */
export const isToRedate = ({ outcome }: RedatedDossier): boolean =>
  TOUCHED.has(outcome) || outcome === 'refused';
