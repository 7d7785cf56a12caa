import type { Instant } from '@hoso/kernel';
import {
  addWorkingMs,
  dueDate,
  extendDueDate,
  officialInstant,
  workingMs,
  type DueDate,
  type Limit,
  type WorkingCalendar,
} from '../../calendar';
import type { OpenedDossier } from '../state/dossier';
import type { Handling } from '../state/handling';
import type { DueDates } from '../vocabulary';
import type { KnownFacts } from '../facts';
import { clockStands } from './owner';

export interface Stand {
  readonly since: Instant;
  readonly until: Instant;
}

/** The working time left at the stand, walked again from its official end; a due instant never moves nearer. */
const afterStand = (calendar: WorkingCalendar, due: Instant, { since, until }: Stand) => {
  if (due <= since || workingMs(calendar, since, until) === 0) return { dueAt: due, provisional: false };
  const left = workingMs(calendar, since, due);
  const walked = addWorkingMs(calendar, officialInstant(calendar, until), left);
  return walked.dueAt > due ? walked : { dueAt: due, provisional: false };
};

/** Both dates moved, each in the same way. */
const movedBy = (due: DueDates, move: (date: Instant) => DueDate): DueDates => {
  const [statutory, current] = [move(due.statutory), move(due.current)];
  return {
    statutory: statutory.dueAt,
    current: current.dueAt,
    provisional: due.provisional || statutory.provisional || current.provisional,
  };
};

/** The dates after a stand of the clock. */
export const paused = (calendar: WorkingCalendar, due: DueDates, stand: Stand): DueDates =>
  movedBy(due, (date) => afterStand(calendar, date, stand));

/** The dates after an extension. */
export const extendedBy = (calendar: WorkingCalendar, due: DueDates, by: Limit): DueDates =>
  movedBy(due, (date) => extendDueDate(calendar, date, by));

/** The due dates once `after` holds, where that lets a standing clock run again; otherwise undefined. */
export const dueAfterStand = (
  { due, handling }: OpenedDossier,
  after: Handling,
  { calendar, at }: KnownFacts,
): DueDates | undefined => {
  if (!due || !handling.stoodSince || clockStands(after)) return undefined;
  return paused(calendar, due, { since: handling.stoodSince, until: at });
};

/** What a limit is counted by. */
export interface Counting extends Pick<KnownFacts, 'calendar' | 'procedure'> {
  readonly limit: Limit;
  /** Amounts of the extensions granted so far, in the unit of the limit. */
  readonly extensions: readonly number[];
}

/** The whole limit counted from a moment on, with the extensions granted. */
export const countedFrom = (at: Instant, { calendar, procedure, limit, extensions }: Counting): DueDate =>
  extensions.reduce(
    (due, amount) => {
      const extended = extendDueDate(calendar, due.dueAt, { amount, unit: limit.unit });
      return { dueAt: extended.dueAt, provisional: due.provisional || extended.provisional };
    },
    dueDate(calendar, at, limit, procedure),
  );

/** The dates once the limit is counted again; one promised by letter stays where it lies behind, never moves nearer. */
export const resetTo = ({ dueAt, provisional }: DueDate, promised: DueDates | undefined): DueDates => {
  const still = promised && promised.current > dueAt ? promised : undefined;
  return {
    statutory: dueAt,
    current: still?.current ?? dueAt,
    provisional: provisional || (still?.provisional ?? false),
  };
};

/**
 * The whole limit counted again from the acceptance (NĐ 61/2018 art. 19.8), extensions granted added again; what the
 * applicant was told of a re-appointment never moves nearer.
 */
export const dueAfterReset = (dossier: OpenedDossier, { calendar, at, procedure }: KnownFacts): DueDates => {
  const { limit } = dossier.reception!;
  const extensions = dossier.extensions.map(({ amount }) => amount);
  const counted = countedFrom(at, { calendar, procedure, limit, extensions });
  return resetTo(counted, dossier.apology?.reappointed ? dossier.due : undefined);
};
