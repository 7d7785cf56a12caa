import type { Outcome } from '@hoso/application';
import type { AdjustedTime, CasePlan } from './case-plan';

/** A row that the rules refused, and why. */
export interface RefusedRow {
  readonly case: string;
  /** For reception and result the first row of the case. */
  readonly line: number;
  readonly command: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly source: string;
}

/** A case that was decided after its appointment, and the dossier that it became. */
export interface LateCase {
  readonly case: string;
  readonly code: string;
}

/** What a run found and wrote. */
export interface ImportReport {
  /** Cases of the log. */
  readonly cases: number;
  /** Dossiers that this run opened; 0 when all were there. */
  readonly dossiers: number;
  /** Commands about dossiers that this run wrote events for; 0 when all were there. */
  readonly commands: number;
  /** Commands that the rules refused. */
  readonly refused: number;
  /** Cases decided after their appointment, to the millisecond, whichever run wrote them. */
  readonly late: number;
  readonly seconds: number;
  /** Which ones they are, in the order of the file. */
  readonly lateCases: readonly LateCase[];
  /** In the order of the file. */
  readonly refusedRows: readonly RefusedRow[];
  /** In the order of the file. */
  readonly adjusted: readonly AdjustedTime[];
}

/** What became of one case; `outcomes` are those of its commands, in order. */
export interface CaseResult {
  readonly plan: CasePlan;
  readonly outcomes: readonly Outcome[];
}

const isWritten = (outcome: Outcome): boolean =>
  !('refused' in outcome) && !outcome.isRepeated && outcome.events.length > 0;

const lateCaseOf = ({ plan, outcomes }: CaseResult): readonly LateCase[] => {
  const last = outcomes.flatMap((outcome) => ('refused' in outcome ? [] : [outcome])).at(-1);
  if (!last?.code || last.dossier.handling.decision?.late !== true) return [];
  return [{ case: plan.case, code: last.code }];
};

const refusedRowsOf = ({ plan, outcomes }: CaseResult): readonly RefusedRow[] =>
  plan.commands.flatMap(({ type, line }, index) => {
    const outcome = outcomes[index]!;
    if (!('refused' in outcome)) return [];
    const { refused: code, facts, source } = outcome;
    return [{ case: plan.case, line, command: type, code, facts, source }];
  });

type Found = Pick<ImportReport, 'dossiers' | 'commands' | 'lateCases' | 'refusedRows'>;

/** What is to be reported of one case; kept instead of its outcomes, which hold the whole dossier. */
export const foundIn = (result: CaseResult): Found => ({
  dossiers: Number(isWritten(result.outcomes[0]!)),
  commands: result.outcomes.filter(isWritten).length,
  lateCases: lateCaseOf(result),
  refusedRows: refusedRowsOf(result),
});

/** The report on all cases, in whatever order they were carried out. */
export const reportOn = (
  plans: readonly CasePlan[],
  found: readonly Found[],
  seconds: number,
): ImportReport => {
  const sum = (count: (each: Found) => number) => found.reduce((total, each) => total + count(each), 0);
  const refusedRows = found.flatMap((each) => each.refusedRows).sort((one, other) => one.line - other.line);
  return {
    cases: plans.length,
    dossiers: sum(({ dossiers }) => dossiers),
    commands: sum(({ commands }) => commands),
    refused: refusedRows.length,
    late: sum(({ lateCases }) => lateCases.length),
    seconds,
    lateCases: found.flatMap(({ lateCases }) => lateCases),
    refusedRows,
    adjusted: plans.flatMap(({ adjusted }) => adjusted).sort((one, other) => one.line - other.line),
  };
};
