import { dayOf, epochMs, type Instant, type Zone } from '@hoso/kernel';
import type { HeldDueDate, ReportFacts } from './facts/report-facts';

/** No local day is longer, wherever clocks are set; beyond it nobody need ask which day it was. */
const LONGEST_DAY_MS = 26 * 3_600_000;

/** Trước hạn, đúng hạn, quá hạn. */
export type Timeliness = 'early' | 'on-time' | 'late';

/**
 * Late: after the due instant, to the millisecond. On time: on the due instant's own local day, not after it. Early: on
 * an earlier local day. (Calendar days alone would hide up to a working day of lateness.)
 */
export const timelinessOf = (end: Instant, due: Instant, zone: Zone): Timeliness => {
  if (end > due) return 'late';
  if (epochMs(due) - epochMs(end) > LONGEST_DAY_MS) return 'early';
  return dayOf(end, zone) === dayOf(due, zone) ? 'on-time' : 'early';
};

/** The due date that held at a moment, whatever became of it later; undefined before the reception. */
export const dueHeldAt = ({ dues }: ReportFacts, at: Instant): HeldDueDate | undefined =>
  dues.findLast(({ since }) => since <= at);

/** Whether the dossier was past its statutory due date at a moment. */
export const isPastDueAt = (facts: ReportFacts, at: Instant): boolean => {
  const due = dueHeldAt(facts, at);
  return due !== undefined && at > due.statutory;
};

/** The settlement, where it had come by a moment. */
export const settlementBy = ({ settlement }: ReportFacts, at: Instant) =>
  settlement && settlement.at <= at ? settlement : undefined;
