import type { Instant } from '@hoso/kernel';
import type { RevisionEvents } from '../events/accountability-events';
import { event, type DossierDecision, type KnownFacts, type Slice } from '../facts';
import { refuseLimit } from '../guards/limits';
import { extendedBy } from '../ledger/due-dates';
import { recounted, setTo } from '../ledger/recount';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { DueDates } from '../vocabulary';

/** Exactly one of `calendarVersion`, `workingDays` and `dueAt` says how. */
export interface ReviseDueDate {
  /** Number of the announcement or legal instrument; an instrument moves a dossier once. */
  readonly instrument: string;
  readonly reason: string;
  /** The calendar's newest version: everything is counted again by it, to a nearer date too. */
  readonly calendarVersion?: number;
  /** How far an instrument moves each date, in working days. */
  readonly workingDays?: number;
  /** The statutory due date that an instrument sets. */
  readonly dueAt?: Instant;
}

const same = (one: DueDates, other: DueDates): boolean =>
  one.statutory === other.statutory && one.current === other.current && one.provisional === other.provisional;

const revised = (
  { instrument, reason, workingDays }: ReviseDueDate,
  change: Pick<RevisionEvents['DueDateRevised'], 'from' | 'due' | 'calendar'>,
  facts: KnownFacts,
): DossierDecision => [
  event(
    'DueDateRevised',
    { instrument, reason, ...change, ...(workingDays !== undefined && { workingDays }) },
    facts,
  ),
];

const byCalendar = (data: ReviseDueDate, dossier: OpenedDossier, facts: KnownFacts): DossierDecision => {
  const { region, version } = facts.calendar;
  if (dossier.rules.calendar.version === data.calendarVersion) return [];
  if (version !== data.calendarVersion)
    return refuse('calendar-not-newest', { asked: data.calendarVersion, newest: version });
  const from = dossier.due!;
  const due = recounted(dossier, facts);
  return same(from, due) ? [] : revised(data, { from, due, calendar: { region, version } }, facts);
};

const movedBy = ({ workingDays, dueAt }: ReviseDueDate, due: DueDates, { calendar }: KnownFacts) => {
  if (dueAt === undefined) {
    const by = { amount: workingDays!, unit: 'working-days' } as const;
    return refuseLimit(by) ?? extendedBy(calendar, due, by);
  }
  return dueAt > due.statutory
    ? setTo(due, dueAt)
    : refuse('revision-not-later', { statutoryDueAt: due.statutory, dueAt });
};

const byInstrument = (data: ReviseDueDate, dossier: OpenedDossier, facts: KnownFacts): DossierDecision => {
  const { instrument, workingDays, dueAt } = data;
  const known = dossier.dueCourse.find((move) => 'instrument' in move && move.instrument === instrument);
  if (known) {
    const isRepeated =
      'workingDays' in known ? known.workingDays === workingDays : 'dueAt' in known && known.dueAt === dueAt;
    return isRepeated ? [] : refuse('instrument-known', { instrument, moved: known });
  }
  const from = dossier.due!;
  const due = movedBy(data, from, facts);
  return 'refused' in due ? due : revised(data, { from, due }, facts);
};

/**
 * Dates that move without anybody's fault: by a corrected calendar, counted again through all that moved them, or by a
 * legal instrument (flood, system outage), only to later ones. Never silently.
 */
export const reviseDueDate: Slice<ReviseDueDate> = {
  from: ['Received', 'Transferred', 'InHandling', 'AwaitingSupplement', 'AwaitingPayment'],
  decide: (data, dossier, facts) => {
    const ways = (['calendarVersion', 'workingDays', 'dueAt'] as const).filter(
      (way) => data[way] !== undefined,
    );
    if (ways.length !== 1) return refuse('revision-unclear', { ways });
    return data.calendarVersion === undefined
      ? byInstrument(data, dossier, facts)
      : byCalendar(data, dossier, facts);
  },
};
