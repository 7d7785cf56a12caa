import type { Instant } from '@hoso/kernel';
import { requireExplanation } from '../accountability/require-explanation';
import { dutyKey } from '../duties/duty';
import { isRetrospective } from '../duties/recording';
import { event, known, type DossierDecision, type KnownFacts, type Slice } from '../facts';
import { refuseLimit } from '../guards/limits';
import { chargeAt } from '../ledger/charges';
import { extendedBy } from '../ledger/due-dates';
import { recounted, setTo } from '../ledger/recount';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { CalendarRef, DueDates } from '../vocabulary';

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

/** Never asked for, as the clock found the date passed when another held already; or due while nobody owed it. */
const isToBeAsked = (breach: Instant, { explanations }: OpenedDossier, { at }: KnownFacts): boolean => {
  const known = explanations[breach];
  return !known || (known.lifted === true && known.stage === 'awaited' && known.dueAt <= at);
};

/** A date that has passed is a breach again once it is set again. */
const breachAgain = ({ statutory: breach }: DueDates, dossier: OpenedDossier, facts: KnownFacts) => {
  const { watch, formerCharges, handling } = dossier;
  const isPassed = watch.recorded.includes(dutyKey('overdue', breach));
  if (!isPassed || isRetrospective({ moment: breach }, dossier, facts)) return [];
  if (!isToBeAsked(breach, dossier, facts)) return [];
  const { unit } = chargeAt(breach, formerCharges, handling);
  return [requireExplanation({ breach, unit, since: facts.at }, dossier, facts)];
};

interface Change {
  readonly data: ReviseDueDate;
  readonly due: DueDates;
  /** Of a calendar by which everything was counted again. */
  readonly calendar?: CalendarRef;
}

const revised = (
  { data: { instrument, reason, workingDays }, due, calendar }: Change,
  dossier: OpenedDossier,
  facts: KnownFacts,
): DossierDecision => [
  event(
    'DueDateRevised',
    known({ instrument, reason, from: dossier.due!, due, calendar, workingDays }),
    facts,
  ),
  ...breachAgain(due, dossier, facts),
];

const byCalendar = (data: ReviseDueDate, dossier: OpenedDossier, facts: KnownFacts): DossierDecision => {
  const { region, version } = facts.calendar;
  if (dossier.rules.calendar.version === data.calendarVersion) return [];
  if (version !== data.calendarVersion)
    return refuse('calendar-not-newest', { asked: data.calendarVersion, newest: version });
  const from = dossier.due!;
  const due = recounted(dossier, facts);
  return same(from, due) ? [] : revised({ data, due, calendar: { region, version } }, dossier, facts);
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
  const before = dossier.dueCourse.find((move) => 'instrument' in move && move.instrument === instrument);
  if (before) {
    const isRepeated =
      'workingDays' in before
        ? before.workingDays === workingDays
        : 'dueAt' in before && before.dueAt === dueAt;
    return isRepeated ? [] : refuse('instrument-known', { instrument, moved: before });
  }
  const from = dossier.due!;
  const due = movedBy(data, from, facts);
  return 'refused' in due ? due : revised({ data, due }, dossier, facts);
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
