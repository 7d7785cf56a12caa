import type { AccountabilityCommand, AccountabilityReport, AccountabilityReportEvent } from '@hoso/domain';
import type { CommandContext } from '../intake/command-request';

/** Which report: the code of a unit, and `2026-11`, `2026-Q4` or `2026`. */
export interface ReportName {
  readonly unit: string;
  readonly period: string;
}

/** One command about a unit’s report of a period. */
export interface AccountabilityRequest extends ReportName {
  readonly command: AccountabilityCommand;
  readonly context: CommandContext;
}

/** What followed, or in a dry run what would follow. */
export interface AccountabilityAccepted {
  readonly commandId: string;
  /** Of the report’s last event. */
  readonly revision: number;
  readonly events: readonly AccountabilityReportEvent[];
  readonly report: AccountabilityReport;
}
