import { dueHeldAt, settlementBy, type ReportFacts, type Settlement } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';
import type { DrillDown, Making } from '../kinds/report-kind';
import { timesOf } from '../kinds/times-of';
import type { ReportRequest } from '../request/report-request';

/** One page of the cases behind a figure. */
export interface CasePageRequest extends ReportRequest {
  /** The figure, such as `c10`. */
  readonly column: string;
  /** Code of the last case of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

export interface DrillDownRequest extends CasePageRequest {
  /** The row of the form, by its field and level; all rows where they are absent. */
  readonly field?: string;
  readonly level?: string;
}

/** A dossier behind a figure, and where its events are. */
export interface DrilledDossier {
  readonly code: string;
  readonly procedure: string;
  readonly field: string;
  readonly level: string;
  readonly channel: string;
  readonly receivingUnit: string;
  readonly unit: string;
  readonly officer: string | null;
  readonly receivedAt: Instant | null;
  /** The statutory due date that held when it was settled, or at the period's end. */
  readonly dueAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly settledAs: Settlement['kind'] | null;
  /** Address of all its events. */
  readonly history: string;
}

const whereKnown = ({ officer, receivedAt }: ReportFacts) => ({
  officer: officer ?? null,
  receivedAt: receivedAt ?? null,
});

const settledOf = (settlement: Settlement | undefined) => ({
  settledAt: settlement?.at ?? null,
  settledAs: settlement?.kind ?? null,
});

const dossierOf = (facts: ReportFacts, end: Instant): DrilledDossier => {
  const { code, procedure, field, level, channel, receivingUnit, unit, settlement } = facts;
  const due = dueHeldAt(facts, settlementBy(facts, end)?.at ?? end);
  return {
    ...{ code, procedure: procedure.code, field, level, channel, receivingUnit, unit },
    ...whereKnown(facts),
    dueAt: due?.statutory ?? null,
    ...settledOf(settlement),
    history: `/v1/dossiers/${encodeURIComponent(code)}/history`,
  };
};

const isInRow = ({ field, level }: DrillDownRequest, facts: ReportFacts): boolean =>
  (field === undefined || facts.field === field) && (level === undefined || facts.level === level);

interface Counting {
  readonly drillDown: DrillDown;
  readonly column: string;
  readonly making: Making;
  readonly query: RunStatement;
}

/** Those of a chunk that count in the column. */
const countedIn = async (
  chunk: readonly ReportFacts[],
  { drillDown, column, making, query }: Counting,
): Promise<readonly ReportFacts[]> => {
  let times: ReturnType<typeof timesOf> | undefined;
  const counted: ReportFacts[] = [];
  for (const facts of chunk) {
    const time = async () => (await (times ??= timesOf(chunk, making, query))).get(facts.code)!;
    if ((await drillDown.of(facts, making, time)).includes(column)) counted.push(facts);
  }
  return counted;
};

/** One page of the dossiers behind a figure. */
export const dossiersOf = async (drillDown: DrillDown, request: DrillDownRequest, making: Making) => {
  const { column, cursor = '', limit } = request;
  const { scope, records } = making;
  const found: ReportFacts[] = [];
  const { population, withPetitions = false } = drillDown;
  await records.each({ scope, population, withPetitions, after: cursor }, async (chunk, query) => {
    const ours = chunk.filter((facts) => isInRow(request, facts));
    found.push(...(await countedIn(ours, { drillDown, column, making, query })));
    return found.length > limit ? 'enough' : undefined;
  });
  const rows = found.slice(0, limit).map((facts) => dossierOf(facts, scope.bounds.end));
  return { rows, next: found.length > limit ? rows.at(-1)!.code : null };
};
