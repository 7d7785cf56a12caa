import type { CauseNature } from '../dossier';
import { EXPLANATION_STAGES, type ExplanationStage, type ReportedBreach } from './breach';

type Counts<Name extends string = string> = Readonly<Record<Name, number>>;

/** The totals of a report; each follows from its list. */
export interface AccountabilityFigures {
  readonly breaches: number;
  readonly dossiers: number;
  /** Sum over the breaches, in calendar days. */
  readonly daysLate: number;
  readonly byStage: Counts<ExplanationStage>;
  readonly byNature: Counts<CauseNature | 'unexplained'>;
  /** Of the breaches that are explained. */
  readonly byCause: Counts;
  /** Of those whose explanation names an official. */
  readonly byOfficer: Counts;
  readonly explainedLate: number;
  readonly remedies: { readonly promised: number; readonly done: number; readonly late: number };
  readonly apologies: { readonly given: number; readonly missing: number };
}

type Breaches = readonly ReportedBreach[];

const countOf = (breaches: Breaches, holds: (breach: ReportedBreach) => boolean): number =>
  breaches.filter(holds).length;

/** How many breaches have each name, in the order of the names; those without are not counted. */
const countBy = (breaches: Breaches, nameOf: (breach: ReportedBreach) => string | undefined): Counts => {
  const counts = new Map<string, number>();
  for (const breach of breaches) {
    const name = nameOf(breach);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
};

const byStage = (breaches: Breaches): AccountabilityFigures['byStage'] =>
  Object.fromEntries(
    EXPLANATION_STAGES.map((stage) => [stage, countOf(breaches, (each) => each.stage === stage)]),
  ) as AccountabilityFigures['byStage'];

export const figuresOf = (breaches: Breaches): AccountabilityFigures => ({
  breaches: breaches.length,
  dossiers: new Set(breaches.map(({ dossier }) => dossier)).size,
  daysLate: breaches.reduce((sum, { daysLate }) => sum + daysLate, 0),
  byStage: byStage(breaches),
  byNature: {
    objective: countOf(breaches, ({ nature }) => nature === 'objective'),
    subjective: countOf(breaches, ({ nature }) => nature === 'subjective'),
    unexplained: countOf(breaches, ({ nature }) => nature === undefined),
  },
  byCause: countBy(breaches, ({ cause }) => cause),
  byOfficer: countBy(breaches, ({ officer }) => officer),
  explainedLate: countOf(breaches, ({ explainedLate }) => explainedLate),
  remedies: {
    promised: countOf(breaches, ({ remedy }) => remedy !== undefined),
    done: countOf(breaches, ({ remedy }) => remedy?.doneAt !== undefined),
    late: countOf(breaches, ({ remedy }) => remedy?.late === true),
  },
  apologies: {
    given: countOf(breaches, ({ apology }) => apology !== undefined),
    missing: countOf(breaches, ({ apology }) => apology === undefined),
  },
});
