/** Why there is no such report: what was asked for is not a period that is over, or not known. */
export type ReportFailureCode =
  | 'report-unknown'
  | 'period-turned'
  | 'period-in-future'
  | 'as-of-in-future'
  | 'position-not-recorded'
  | 'unit-not-found'
  | 'procedure-not-found'
  | 'column-unknown';

/** @param facts what was asked for and what there is */
export class ReportFailure extends Error {
  constructor(
    readonly code: ReportFailureCode,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(`There is no such report: ${code} ${JSON.stringify(facts)}`);
  }
}

export const isReportFailure = (error: unknown): error is ReportFailure => error instanceof ReportFailure;
