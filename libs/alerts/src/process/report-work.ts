import { alertIdOf, readAlert, type ReportDuties } from '@hoso/application';
import {
  lateReportAlert,
  lateReportKey,
  NOTHING_OWED,
  type AlertPolicy,
  type LateReport,
  type ReportRound,
} from '@hoso/domain';
import type { EventStore } from '@hoso/event-store';
import { epochMs, instantFromMs, type Clock, type Instant } from '@hoso/kernel';
import type { Settlement, Work } from '@hoso/processes';
import type { EngineCommands } from './engine-commands';

/** Which report: of a unit about a period. */
export interface OneReport {
  readonly unit: string;
  readonly period: string;
}

/** A period to be looked through once the rows have come to a place in the log, in decimal digits. */
export interface PeriodWork {
  readonly period: string;
  readonly position: string;
}

/** A submission, by its place in the stream of the report. */
export interface SubmissionWork extends OneReport {
  readonly revision: number;
}

const laneOf = ({ unit, period }: OneReport): string => `report ${unit} ${period}`;

export const periodWork = (data: PeriodWork, dueAt: Instant): Work => {
  const key = `period ${data.period}`;
  return { key, kind: 'period', lane: key, dueAt, data };
};

export const reportWork = (data: OneReport, dueAt: Instant): Work => ({
  ...{ key: laneOf(data), kind: 'report', lane: laneOf(data) },
  ...{ dueAt, data },
});

/** In the lane of its report, so that it follows whatever was about to be raised. */
export const submissionWork = (data: SubmissionWork, dueAt: Instant): Work => ({
  ...{ key: `submitted ${laneOf(data)} ${data.revision}`, kind: 'submission', lane: laneOf(data) },
  ...{ dueAt, data },
});

export interface ReportWorkParts {
  readonly duties: ReportDuties;
  readonly store: EventStore;
  readonly commands: EngineCommands;
  readonly clock: Clock;
  /** The policy in force at a moment; undefined before the first. */
  readonly policyAt: (at: Instant) => AlertPolicy | undefined;
}

const RETRY_MS = 5_000;
const DAY_MS = 86_400_000;

const later = (at: Instant, ms: number): Instant => instantFromMs(epochMs(at) + ms);

/** The first moment after one. */
const after = (at: Instant): Instant => later(at, 1);

/**
 * Looks at the report of every unit that has breaches in a period, once it is over; again the day after while anybody has
 * breaches, as a hand-over may bring them to another unit.
 */
export const lookThrough = async (
  { period, position }: PeriodWork,
  { duties, clock }: ReportWorkParts,
): Promise<Settlement> => {
  const now = clock.now();
  const end = duties.endOf(period);
  if (now <= end) return { kind: 'later', dueAt: after(end), reason: 'the period is not over' };
  const listed = await duties.unitsOwing(period);
  if (BigInt(listed.position) < BigInt(position))
    return { kind: 'later', dueAt: later(now, RETRY_MS), reason: 'the rows do not show the breach yet' };
  const areOwed = await Promise.all(listed.units.map((unit) => duties.isOwed({ unit, period }, now)));
  const owing = listed.units.filter((_, nr) => areOwed[nr]);
  const again = owing.length > 0 ? [periodWork({ period, position }, later(now, DAY_MS))] : [];
  const works = [...owing.map((unit) => reportWork({ unit, period }, now)), ...again];
  return { kind: 'done', along: () => Promise.resolve(works) };
};

/** The id of the alert about a round: the first that did not end with nothing owed. */
const alertOf = async (round: ReportRound, { store }: ReportWorkParts): Promise<string> => {
  for (let nr = 0; ; nr += 1) {
    const id = alertIdOf(lateReportKey(round, nr));
    const { alert } = await readAlert(store, id);
    if (alert?.resolved?.reason !== NOTHING_OWED) return id;
  }
};

const endWith = async (reason: string, round: ReportRound, parts: ReportWorkParts): Promise<Settlement> => {
  const alert = await alertOf(round, parts);
  await parts.commands.give(alert, { type: 'ResolveAlert', data: { reason } });
  return { kind: 'done' };
};

const raise = async (late: LateReport, policy: AlertPolicy, parts: ReportWorkParts): Promise<void> => {
  const alert = await alertOf(late, parts);
  const order = lateReportAlert(late, policy);
  await parts.commands.give(alert, { type: 'RaiseAlert', data: { alert, ...order } });
};

/**
 * Raises the alert of a report whose due date has passed without a submission; looks again the day after, and ends it where
 * the unit has no breach any more.
 */
export const lookAtReport = async (report: OneReport, parts: ReportWorkParts): Promise<Settlement> => {
  const now = parts.clock.now();
  const standing = await parts.duties.standing(report, now);
  if (standing.kind === 'due')
    return { kind: 'later', dueAt: after(standing.dueAt), reason: 'the report is not due yet' };
  if (standing.kind === 'nothing-owed') return endWith(NOTHING_OWED, standing.round, parts);
  const policy = standing.kind === 'late' ? parts.policyAt(standing.late.dueAt) : undefined;
  if (standing.kind === 'submitted' || !policy) return { kind: 'done' };
  await raise(standing.late, policy, parts);
  return { kind: 'later', dueAt: later(now, DAY_MS), reason: 'the report is late' };
};

/** Ends the alert that a submission leaves without a matter, where there is one. */
export const endWithSubmission = async (
  { revision, ...report }: SubmissionWork,
  parts: ReportWorkParts,
): Promise<Settlement> =>
  endWith('AccountabilitySubmitted', await parts.duties.roundAt(report, revision), parts);
