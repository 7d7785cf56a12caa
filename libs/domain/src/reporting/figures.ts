import type { ReportFacts } from './facts/report-facts';
import type { Bounds } from './period';

/** The figures of a report and the rule that says in which of them a dossier counts: the same for sum and drill-down. */
export interface Figures<Name extends string> {
  readonly names: readonly Name[];
  readonly of: (facts: ReportFacts, bounds: Bounds) => readonly Name[];
}

export type Counts<Name extends string> = Readonly<Record<Name, number>>;

export const noCounts = <Name extends string>(names: readonly Name[]): Counts<Name> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Counts<Name>;

export const sumOf = <Name extends string>(
  names: readonly Name[],
  counted: Iterable<Counts<Name>>,
): Counts<Name> => {
  const sum = { ...noCounts(names) } as Record<Name, number>;
  for (const counts of counted) for (const name of names) sum[name] += counts[name];
  return sum;
};

/** Counts dossiers one after the other, by group, in memory that grows with the groups only. */
export class Tally<Name extends string> {
  private readonly counted = new Map<string, Record<Name, number>>();

  constructor(private readonly names: readonly Name[]) {}

  add(group: string, figures: readonly Name[]): void {
    if (figures.length === 0) return;
    const counts = this.counted.get(group) ?? { ...noCounts(this.names) };
    this.counted.set(group, counts);
    for (const figure of figures) counts[figure] += 1;
  }

  get groups(): ReadonlyMap<string, Counts<Name>> {
    return this.counted;
  }

  get total(): Counts<Name> {
    return sumOf(this.names, this.counted.values());
  }
}
