import type { ReportFacts } from '../facts/report-facts';
import { noCounts, rateOf, sumOf, type Counts, type Figures } from '../figures';
import { isInBounds, type Bounds } from '../period';

/** Applicants’ ratings given in the period, in all and by what was said. */
export const SATISFACTION_FIGURES = ['rated', 'very-satisfied', 'satisfied', 'dissatisfied'] as const;
export type SatisfactionFigure = (typeof SATISFACTION_FIGURES)[number];
export type SatisfactionCounts = Counts<SatisfactionFigure>;

/** Satisfaction (*mức độ hài lòng*): a dossier counts in the period in which its applicant rated the service. */
export const satisfactionFigures: Figures<SatisfactionFigure> = {
  names: SATISFACTION_FIGURES,
  of: ({ rating }, bounds) => (rating && isInBounds(rating.at, bounds) ? ['rated', rating.given] : []),
};

/** What was said, with the share of those who were satisfied or very satisfied; null where nobody said anything. */
export type Satisfaction = SatisfactionCounts & { readonly rate: number | null };

export type SatisfactionRow = Satisfaction & { readonly procedure: string; readonly name: string };

const withRate = (counts: SatisfactionCounts): Satisfaction => ({
  ...counts,
  rate: rateOf(counts['very-satisfied'] + counts.satisfied, counts.rated),
});

interface Counted {
  readonly name: string;
  readonly counts: Record<SatisfactionFigure, number>;
}

/** Adds ratings up by procedure, one dossier after the other; its name is that of the last one. */
export class SatisfactionTable {
  private readonly counted = new Map<string, Counted>();

  constructor(private readonly bounds: Bounds) {}

  add(facts: ReportFacts): void {
    const figures = satisfactionFigures.of(facts, this.bounds);
    if (figures.length === 0) return;
    const { code } = facts.procedure;
    const counts = this.counted.get(code)?.counts ?? { ...noCounts(SATISFACTION_FIGURES) };
    for (const figure of figures) counts[figure] += 1;
    this.counted.set(code, { name: facts.procedureName, counts });
  }

  /** In the order of the procedures’ codes. */
  get rows(): readonly SatisfactionRow[] {
    return [...this.counted]
      .map(([procedure, { name, counts }]) => ({ procedure, name, ...withRate(counts) }))
      .sort((one, other) => (one.procedure < other.procedure ? -1 : 1));
  }

  get total(): Satisfaction {
    return withRate(
      sumOf(
        SATISFACTION_FIGURES,
        [...this.counted.values()].map(({ counts }) => counts),
      ),
    );
  }
}
