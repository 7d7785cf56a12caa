import { addDays, endOfDay, instantAt, instantFromMs, epochMs } from '@hoso/kernel';
import type { Instant, PlainDate, Zone } from '@hoso/kernel';

/** A reporting period (*kỳ báo cáo*): local days, both inclusive. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly zone: Zone;
  /** The moment to which a period is counted that is not over yet. */
  readonly until?: Instant;
}

/** The moments of a period, both inclusive. */
export interface Bounds {
  readonly start: Instant;
  readonly end: Instant;
}

export const boundsOf = ({ from, to, zone, until }: Period): Bounds => {
  const end = endOfDay(to, zone);
  return { start: instantAt(from, '00:00', zone), end: until !== undefined && until < end ? until : end };
};

/** The day on which a period is preceded, as a period of its own: it ends where the other starts. */
export const boundsBefore = ({ from, zone }: Period): Bounds => ({
  start: instantAt(addDays(from, -1), '00:00', zone),
  end: instantFromMs(epochMs(instantAt(from, '00:00', zone)) - 1),
});

export const isInBounds = (at: Instant | undefined, { start, end }: Bounds): boolean =>
  at !== undefined && start <= at && at <= end;
