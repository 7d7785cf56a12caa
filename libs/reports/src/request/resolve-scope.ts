import { boundsOf, type ProcedureState, type UnitDirectory, type WorkingCalendar } from '@hoso/domain';
import { dayOf, endOfDay, instantAt, VIETNAM, type Instant } from '@hoso/kernel';
import type { ReportRecords } from '../records/report-records';
import { ReportFailure } from './report-failure';
import type { RecordedBy, ReportRequest, ReportScope } from './report-request';

/** Reference data that reports look up. */
export interface ReportReference {
  readonly units: UnitDirectory;
  procedure(code: string): ProcedureState | undefined;
  calendar(region: string, version?: number): WorkingCalendar | undefined;
}

export interface ScopeParts {
  readonly records: ReportRecords;
  readonly reference: ReportReference;
  readonly now: Instant;
}

const demandPeriod = ({ from, to, asOf }: ReportRequest, now: Instant): void => {
  if (from > to) throw new ReportFailure('period-turned', { from, to });
  const today = dayOf(now, VIETNAM);
  if (to > today) throw new ReportFailure('period-in-future', { to, today });
  if (asOf && 'time' in asOf && asOf.time > now)
    throw new ReportFailure('as-of-in-future', { asOf: asOf.time, now });
};

const demandKnown = ({ unit, procedure }: ReportRequest, reference: ReportReference): void => {
  if (unit !== undefined && !reference.units.has(unit)) throw new ReportFailure('unit-not-found', { unit });
  if (procedure !== undefined && !reference.procedure(procedure))
    throw new ReportFailure('procedure-not-found', { procedure });
};

const positionOf = async (asOf: RecordedBy | undefined, records: ReportRecords) => {
  const head = await records.head();
  if (!asOf) return head;
  if ('time' in asOf) return records.positionBy(asOf.time);
  if (head === undefined || asOf.position > head)
    throw new ReportFailure('position-not-recorded', {
      asOf: String(asOf.position),
      recorded: head === undefined ? null : String(head),
    });
  return asOf.position;
};

/**
 * The moment to which a period is counted that is not over: the instant asked for, else that of the position. Never
 * now: asked again with the position that was printed, the report has to be the same. Before anything was recorded, nothing is counted.
 */
const untilOf = async (
  position: bigint | undefined,
  { from, asOf }: ReportRequest,
  records: ReportRecords,
): Promise<Instant> => {
  if (asOf && 'time' in asOf) return asOf.time;
  const recorded = position === undefined ? undefined : await records.momentOf(position);
  return recorded ?? instantAt(from, '00:00', VIETNAM);
};

/**
 * The period in moments, the position of the log that it is read at, and the moment to which it is counted.
 * @throws ReportFailure for a turned or future period, a future `asOf`, an unknown unit or procedure
 */
export const resolveScope = async (
  request: ReportRequest,
  { records, reference, now }: ScopeParts,
): Promise<ReportScope> => {
  demandPeriod(request, now);
  demandKnown(request, reference);
  const { from, to, unit, procedure, asOf } = request;
  const position = await positionOf(asOf, records);
  const until = await untilOf(position, request, records);
  const period = { from, to, zone: VIETNAM, until };
  return {
    ...{ period, bounds: boundsOf(period), position },
    ...(asOf && 'time' in asOf && { asOf: asOf.time }),
    isFinal: endOfDay(to, VIETNAM) <= until,
    ...(unit !== undefined && { unit }),
    ...(procedure !== undefined && { procedure }),
  };
};
