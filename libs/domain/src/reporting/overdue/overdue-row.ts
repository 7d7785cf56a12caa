import { dayOf, type Instant } from '@hoso/kernel';
import { chargeAt, type Cause, type CauseNature } from '../../dossier';
import { keyOf, minutesAfter, mostTimeOf, type TimeOfDossier } from '../attribution/attribution';
import { explanationOf } from '../causes/explanation-of';
import type { ReportFacts } from '../facts/report-facts';
import { ii06aColumnsOf } from '../ii-06a/columns';
import type { Bounds } from '../period';
import { dueHeldAt, settlementBy } from '../timeliness';
import { daysBetween } from './days-between';

/** A dossier past its statutory due date: settled late in the period, or open and late at its end. */
export interface OverdueRow {
  readonly code: string;
  readonly procedure: string;
  readonly procedureName: string;
  readonly field: string;
  readonly level: ReportFacts['level'];
  readonly receivingUnit: string;
  /** In charge when the due date passed. */
  readonly unit: string;
  readonly officer: string | null;
  readonly standing: 'settled-late' | 'open-late';
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  /** What the applicant was told last. */
  readonly appointedAt: Instant;
  readonly settledAt: Instant | null;
  /** Local days from the due day to the end; 0 where it was late on the day itself. */
  readonly daysLate: number;
  /** Calendar minutes, fractions included. */
  readonly minutesLate: number;
  /** The last apology by the period's end. */
  readonly apologisedAt: Instant | null;
  /** As the head explained it, in the period or after it; null while nobody has. */
  readonly cause: Cause | null;
  readonly nature: CauseNature | null;
  readonly step: string | null;
  readonly explanation: 'filed' | 'accepted' | null;
  /** Who had most of its working time, and how many minutes of it. */
  readonly mostTimeWith: string | null;
  readonly mostTimeMinutes: number | null;
}

const MINUTE_MS = 60_000;

/** The standing of a dossier that is in column 10 or 13 of form II.06a; undefined for every other. */
export const lateStandingOf = (facts: ReportFacts, bounds: Bounds): OverdueRow['standing'] | undefined => {
  const columns = ii06aColumnsOf(facts, bounds);
  if (columns.includes('c10')) return 'settled-late';
  return columns.includes('c13') ? 'open-late' : undefined;
};

const mostTime = (time: TimeOfDossier) => {
  const most = mostTimeOf(time);
  return {
    mostTimeWith: most ? keyOf(most.party) : null,
    mostTimeMinutes: most ? most.ms / MINUTE_MS : null,
  };
};

const explained = (facts: ReportFacts, bounds: Bounds) => {
  const found = explanationOf(facts, bounds);
  if (!found) return { cause: null, nature: null, step: null, explanation: null };
  const { cause, nature, step, standing } = found;
  return { cause, nature, step, explanation: standing === 'accepted' ? standing : ('filed' as const) };
};

/** The row of a late dossier; undefined for one that is not late in the period. */
export const overdueRow = (
  facts: ReportFacts,
  bounds: Bounds,
  time: TimeOfDossier,
): OverdueRow | undefined => {
  const standing = lateStandingOf(facts, bounds);
  const settledAt = settlementBy(facts, bounds.end)?.at ?? null;
  const end = settledAt ?? bounds.end;
  const due = dueHeldAt(facts, end);
  if (!standing || !due) return undefined;
  const { code, procedureName, field, level, receivingUnit, zone } = facts;
  const { unit, officer = null } = chargeAt(due.statutory, facts.formerCharges, facts);
  return {
    ...{ code, procedure: facts.procedure.code, procedureName, field, level, receivingUnit, unit },
    ...{ officer, standing, receivedAt: facts.receivedAt!, settledAt },
    ...{ dueAt: due.statutory, appointedAt: due.current },
    daysLate: daysBetween(dayOf(due.statutory, zone), dayOf(end, zone)),
    minutesLate: minutesAfter(end, due.statutory),
    apologisedAt: facts.apologies.findLast((at) => at <= bounds.end) ?? null,
    ...explained(facts, bounds),
    ...mostTime(time),
  };
};
