import type { Instant } from '@hoso/kernel';
import {
  addWorkingMs,
  dueDate,
  extendDueDate,
  officialInstant,
  workingMs,
  type WorkingCalendar,
} from '../../calendar';
import type { OpenedDossier } from '../state/dossier';
import type { Handling } from '../state/handling';
import type { DueDates } from '../vocabulary';
import type { KnownFacts } from '../facts';
import { clockStands } from './owner';

interface Stand {
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

const paused = (calendar: WorkingCalendar, due: DueDates, stand: Stand): DueDates => {
  const statutory = afterStand(calendar, due.statutory, stand);
  const current = afterStand(calendar, due.current, stand);
  return {
    statutory: statutory.dueAt,
    current: current.dueAt,
    provisional: due.provisional || statutory.provisional || current.provisional,
  };
};

/** The due dates once `after` holds, where that lets a standing clock run again; otherwise undefined. */
export const dueAfterStand = (
  { due, handling }: OpenedDossier,
  after: Handling,
  { calendar, at }: KnownFacts,
): DueDates | undefined => {
  if (!due || !handling.stoodSince || clockStands(after)) return undefined;
  return paused(calendar, due, { since: handling.stoodSince, until: at });
};

/** A date given with an apology stays promised where it lies behind the one counted again. */
const promisedStill = ({ apology, due }: OpenedDossier, reset: Instant): DueDates | undefined =>
  apology?.reappointed && due && due.current > reset ? due : undefined;

/**
 * The whole limit counted again from the acceptance (NĐ 61/2018 art. 19.8), extensions granted added again; what the
 * applicant was told of a re-appointment never moves nearer.
 */
export const dueAfterReset = (dossier: OpenedDossier, { calendar, at, procedure }: KnownFacts): DueDates => {
  const limit = dossier.reception!.limit;
  const { dueAt, provisional } = dossier.extensions.reduce(
    (due, { amount }) => {
      const extended = extendDueDate(calendar, due.dueAt, { amount, unit: limit.unit });
      return { dueAt: extended.dueAt, provisional: due.provisional || extended.provisional };
    },
    dueDate(calendar, at, limit, procedure),
  );
  const still = promisedStill(dossier, dueAt);
  return {
    statutory: dueAt,
    current: still?.current ?? dueAt,
    provisional: provisional || (still?.provisional ?? false),
  };
};
