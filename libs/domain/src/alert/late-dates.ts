import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../dossier';
import type { Evidence } from './vocabulary';

/** One lateness of whoever had the dossier when it fell due. */
export interface RecordedLateness {
  readonly unit: string;
  readonly officer?: string;
  /** The legal moment that passed. */
  readonly moment: Instant;
  readonly code: string;
  readonly evidence: Evidence;
}

/** A statutory due date, and the revision of the event that first set it. */
interface HeldDate {
  readonly dueAt: Instant;
  readonly begunBy: number;
  /** Revised since then. */
  readonly isLeft?: boolean;
}

interface CountedLateness {
  readonly lateness: RecordedLateness;
  /** False once its date was revised, or had been set by mistake. */
  readonly stands: boolean;
}

/** The dates that a dossier has had, and the latenesses that were counted. */
export interface LateDates {
  readonly held: readonly HeldDate[];
  readonly late: readonly CountedLateness[];
}

/** The statutory date that holds after an event which says so. */
const dateAfter = (event: DossierEvent): Instant | undefined => {
  const { type, data } = event;
  if (type === 'DossierReceived') return data.dueAt;
  if (type === 'EventNeutralised') return data.restored.due?.statutory;
  return 'due' in data ? data.due?.statutory : undefined;
};

const isForgotten = ({ type, data }: DossierEvent, { begunBy }: HeldDate): boolean =>
  type === 'EventNeutralised' && begunBy >= data.revision;

const isRevised = (dueAt: Instant, { type, data }: DossierEvent): boolean =>
  type === 'DueDateRevised' && data.from.statutory === dueAt && data.due.statutory !== dueAt;

const leftAfter = (date: HeldDate, event: DossierEvent): HeldDate => {
  if (isRevised(date.dueAt, event)) return { ...date, isLeft: true };
  return date.isLeft && dateAfter(event) === date.dueAt ? { ...date, isLeft: false } : date;
};

const heldAfter = (held: readonly HeldDate[], event: DossierEvent, revision: number): readonly HeldDate[] => {
  const still = held.filter((date) => !isForgotten(event, date)).map((date) => leftAfter(date, event));
  const dueAt = dateAfter(event);
  return dueAt === undefined || held.some((date) => date.dueAt === dueAt)
    ? still
    : [...still, { dueAt, begunBy: revision }];
};

/** What passed stays passed through a pause or an extension; not through a revision, nor once nothing had set the date. */
const standsAfter = (
  { lateness: { moment }, stands }: CountedLateness,
  event: DossierEvent,
  held: readonly HeldDate[],
): boolean => {
  if (dateAfter(event) === moment) return true;
  return (
    !isRevised(moment, event) &&
    stands &&
    !held.some((date) => date.dueAt === moment && isForgotten(event, date))
  );
};

/** The dates and latenesses after an event at a revision. */
export const datedBy = ({ held, late }: LateDates, event: DossierEvent, revision: number): LateDates => ({
  held: heldAfter(held, event, revision),
  late: late.map((each) => ({ ...each, stands: standsAfter(each, event, held) })),
});

/** Whether a date that the clock comes to only now had been revised before: nobody was late then. */
export const isLeft = ({ held }: LateDates, { moment }: RecordedLateness): boolean =>
  held.some((date) => date.dueAt === moment && date.isLeft === true);

/** With a lateness that was recorded now. */
export const withLateness = (dates: LateDates, lateness: RecordedLateness): LateDates => ({
  ...dates,
  late: [...dates.late, { lateness, stands: !isLeft(dates, lateness) }],
});

/** What was recorded and is no lateness. */
export const fallenIn = ({ late }: LateDates): readonly RecordedLateness[] =>
  late.filter(({ stands }) => !stands).map(({ lateness }) => lateness);

/** The latenesses that stand in one and not in the other. */
export const standingOnlyIn = (one: LateDates, { late: other }: LateDates): readonly RecordedLateness[] =>
  one.late.filter(({ stands }, nr) => stands && other[nr]?.stands !== true).map(({ lateness }) => lateness);
