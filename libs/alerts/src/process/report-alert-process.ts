import type { AccountabilityReportEvent, DossierEvent } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import {
  endWithSubmission,
  lookAtReport,
  lookThrough,
  periodWork,
  reportWork,
  submissionWork,
  type OneReport,
  type PeriodWork,
  type ReportWorkParts,
  type SubmissionWork,
} from './report-work';

const BREACH_EXPLAINED = 'ExplanationRequired';
const DATE_REVISED = 'DueDateRevised';

/** Tells of periodic reports that are not submitted by their due date. */
export class ReportAlertProcess implements ProcessManager {
  readonly name = 'report-alerts';
  readonly filter = { typePrefixes: [BREACH_EXPLAINED, DATE_REVISED, 'Accountability'] };

  constructor(private readonly parts: ReportWorkParts) {}

  take(events: readonly RecordedEvent[]): Promise<WorkChanges> {
    return Promise.resolve({ put: events.flatMap((event) => this.workOf(event)), remove: [] });
  }

  carryOut({ kind, data }: DueWork): Promise<Settlement> {
    if (kind === 'period') return lookThrough(data as PeriodWork, this.parts);
    return kind === 'report'
      ? lookAtReport(data as OneReport, this.parts)
      : endWithSubmission(data as SubmissionWork, this.parts);
  }

  private workOf(recorded: RecordedEvent): readonly Work[] {
    const { position, recordedAt, revision } = recorded;
    const event = decode({ ...recorded, metadata: recorded.metadata as StoredMetadata });
    const breach = breachIn(event as DossierEvent);
    if (breach !== undefined) {
      const period = this.parts.duties.periodOf(breach);
      return [periodWork({ period, position: String(position) }, recordedAt)];
    }
    return ofReport(event as AccountabilityReportEvent, { revision, recordedAt });
  }
}

/** The due date that an event makes a breach: for the first time, or again where one is set that has passed. */
const breachIn = ({ type, data, at }: DossierEvent): Instant | undefined => {
  if (type === BREACH_EXPLAINED) return data.breach;
  return type === DATE_REVISED && data.due.statutory <= at ? data.due.statutory : undefined;
};

interface Recorded {
  readonly revision: number;
  readonly recordedAt: Instant;
}

const ofReport = (
  { type, data }: AccountabilityReportEvent,
  { revision, recordedAt }: Recorded,
): readonly Work[] => {
  const report = { unit: data.unit, period: data.period };
  if (type === 'AccountabilitySubmitted') return [submissionWork({ ...report, revision }, recordedAt)];
  const isReturned = type === 'AccountabilityReviewed' && data.verdict === 'returned';
  return isReturned ? [reportWork(report, recordedAt)] : [];
};
