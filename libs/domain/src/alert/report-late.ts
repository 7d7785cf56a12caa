import type { Instant } from '@hoso/kernel';
import type { AlertPolicy } from './policy';
import type { AlertOrder, Evidence } from './vocabulary';

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

/** Why an alert ended whose report has nothing to account for any more. */
export const NOTHING_OWED = 'NothingOwed';

/** `nr` counts the alerts about one round, from 0: another follows where the one before ended with nothing owed. */
export const lateReportKey = ({ unit, period, round }: ReportRound, nr = 0): string =>
  `report-late ${unit} ${period} ${round}${nr === 0 ? '' : ` ${nr}`}`;

/** The alert of a report that is owed and not submitted in time. */
export const lateReportAlert = (
  { unit, period, dueAt, breaches, evidence }: LateReport,
  { reportLate }: Pick<AlertPolicy, 'reportLate'>,
): AlertOrder => ({
  kind: 'report-late',
  ...reportLate,
  subject: { kind: 'unit', unit },
  unit,
  evidence,
  figures: { period, dueAt, breaches },
});
