import type { Instant } from '@hoso/kernel';
import type { AlertPolicy } from './policy';
import type { Evidence } from './vocabulary';
import type { Raise } from './watch';

/** Which submission of a unit's report of a period: 0 is the first one, 1 the one after the first return. */
export interface ReportRound {
  readonly unit: string;
  readonly period: string;
  readonly round: number;
}

/** A report that was not submitted by its due date. */
export interface LateReport extends ReportRound {
  readonly dueAt: Instant;
  /** How many breaches it has to account for; at least one. */
  readonly breaches: number;
  /** Some of the events that made it owed. */
  readonly evidence: readonly Evidence[];
}

export const lateReportKey = ({ unit, period, round }: ReportRound): string =>
  `report-late ${unit} ${period} ${round}`;

/** The alert that a report raises which is owed and not submitted in time. */
export const lateReportAlert = (late: LateReport, { reportLate }: Pick<AlertPolicy, 'reportLate'>): Raise => {
  const { unit, period, dueAt, breaches, evidence } = late;
  return {
    key: lateReportKey(late),
    order: {
      kind: 'report-late',
      ...reportLate,
      subject: { kind: 'unit', unit },
      unit,
      evidence,
      figures: { period, dueAt, breaches },
    },
  };
};
