import {
  explainDueDate,
  explainExtension,
  workingMs,
  type DerivationStep,
  type OpenedDossier,
  type ProcedureVersion,
  type WorkingCalendar,
} from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { ReplayedEvent } from './dossier-reader';

/** Working time that did not count: the clock stood. */
export interface Stand {
  readonly since: Instant;
  readonly until: Instant;
  readonly workingMinutes: number;
}

/** How one event made the dates what they are. */
export interface DerivationChapter {
  readonly revision: number;
  readonly event: string;
  /** What the applicant is told from then on. */
  readonly dueAt: Instant;
  /** The counting, where there was one; a new date by letter or appointment needs none. */
  readonly steps: readonly DerivationStep[];
  /** The standing clock that moved the dates. */
  readonly stood?: Stand;
}

interface Rules {
  readonly calendar: WorkingCalendar;
  readonly procedure: ProcedureVersion | undefined;
}

const MINUTE_MS = 60_000;

const stepsOf = (
  { event, after }: ReplayedEvent,
  before: OpenedDossier | undefined,
  { calendar, procedure }: Rules,
): readonly DerivationStep[] => {
  const { limit } = after.reception!;
  if (event.type === 'DeadlineExtended') {
    const by = { amount: event.data.amount, unit: limit.unit };
    return explainExtension(calendar, before!.due!.statutory, by).steps;
  }
  const isCounted =
    event.type === 'DossierReceived' || (event.type === 'SupplementReceived' && isReset(before));
  return isCounted ? explainDueDate(calendar, event.at, limit, procedure).steps : [];
};

const isReset = (before: OpenedDossier | undefined): boolean =>
  before?.handling.supplement?.clock === 'RESET';

const standOf = (
  { event }: ReplayedEvent,
  before: OpenedDossier | undefined,
  calendar: WorkingCalendar,
): Stand | undefined => {
  const since = before?.handling.stoodSince;
  if (!since || isReset(before) || !('due' in event.data)) return undefined;
  const workingMinutes = workingMs(calendar, since, event.at) / MINUTE_MS;
  return { since, until: event.at, workingMinutes };
};

const hasMoved = (before: OpenedDossier | undefined, { due }: OpenedDossier): boolean =>
  due !== undefined && (before?.due?.current !== due.current || before.due.statutory !== due.statutory);

/** Every event that set or moved a date, with the counting behind it. */
export const derivationOf = (
  replayed: readonly ReplayedEvent[],
  rules: Rules,
): readonly DerivationChapter[] =>
  replayed.flatMap((entry, index) => {
    const before = replayed[index - 1]?.after;
    if (!hasMoved(before, entry.after)) return [];
    const stood = standOf(entry, before, rules.calendar);
    const { revision, event, after } = entry;
    const steps = stepsOf(entry, before, rules);
    return [{ revision, event: event.type, dueAt: after.due!.current, steps, ...(stood && { stood }) }];
  });
