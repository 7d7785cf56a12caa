/** Numbers that the law leaves open for periodic reports; configuration, never constants of the rules. */
export interface AccountabilityPolicy {
  /** About which periods a unit with breaches owes a report. */
  readonly reportEvery: 'month' | 'quarter' | 'year';
  /** Working days after the last day of the period by whose closing the report is to be submitted. */
  readonly submissionDays: number;
  /** Working days to submit a returned report again. */
  readonly returnedReportDays: number;
}

export const DEFAULT_ACCOUNTABILITY_POLICY: AccountabilityPolicy = {
  reportEvery: 'month',
  submissionDays: 5,
  returnedReportDays: 3,
};
