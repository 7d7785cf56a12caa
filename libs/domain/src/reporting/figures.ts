import type { CountedDossier } from './facts/report-facts';
import type { Bounds } from './period';

/** The figures of a report and the rule that says in which of them a dossier counts: the same for sum and drill-down. */
export interface Figures<Name extends string> {
  readonly names: readonly Name[];
  readonly of: (facts: CountedDossier, bounds: Bounds) => readonly Name[];
}

export type Counts<Name extends string> = Readonly<Record<Name, number>>;

export const noCounts = <Name extends string>(names: readonly Name[]): Counts<Name> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Counts<Name>;

export const sumOf = <Name extends string>(
  names: readonly Name[],
  counted: Iterable<Counts<Name>>,
): Counts<Name> => {
  const sum: Record<Name, number> = { ...noCounts(names) };
  for (const counts of counted) for (const name of names) sum[name] += counts[name];
  return sum;
};

const HUNDREDTHS = 100;

/** Two decimals. */
export const rounded = (value: number): number => Math.round(value * HUNDREDTHS) / HUNDREDTHS;

/** In %, cut to two decimals and never rounded up: 99.99 is not all. Null where there is nothing of which it could be a share. */
export const cutRateOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 100 * HUNDREDTHS) / whole) / HUNDREDTHS;

/** In %, two decimals; null where there is nothing of which it could be a share. */
export const rateOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : rounded((part / whole) * 100);
