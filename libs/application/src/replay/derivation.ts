import {
  explainDueDate,
  explainExtension,
  workingMs,
  type DerivationStep,
  type DossierEvents,
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
  /** The announcement or legal instrument that moved them. */
  readonly instrument?: string;
}

interface Rules {
  /** The calendar that a dossier is counted by; a revision may have changed it. */
  readonly calendarOf: (dossier: OpenedDossier) => WorkingCalendar;
  readonly procedure: ProcedureVersion | undefined;
}

const MINUTE_MS = 60_000;

interface Counting {
  readonly calendar: WorkingCalendar;
  readonly procedure: ProcedureVersion | undefined;
}

/** By working days from the date before; by a calendar from where the limit was counted last; a date set needs none. */
const revisionSteps = (
  { from, workingDays, calendar: counted }: DossierEvents['DueDateRevised'],
  { dueCourse, reception }: OpenedDossier,
  { calendar, procedure }: Counting,
): readonly DerivationStep[] => {
  if (workingDays !== undefined) {
    return explainExtension(calendar, from.statutory, { amount: workingDays, unit: 'working-days' }).steps;
  }
  const start = dueCourse.findLast((move) => move.kind === 'counted');
  return counted && start ? explainDueDate(calendar, start.at, reception!.limit, procedure).steps : [];
};

const stepsOf = (
  { event, after }: ReplayedEvent,
  before: OpenedDossier | undefined,
  { calendarOf, procedure }: Rules,
): readonly DerivationStep[] => {
  const { limit } = after.reception!;
  const calendar = calendarOf(after);
  if (event.type === 'DeadlineExtended') {
    const by = { amount: event.data.amount, unit: limit.unit };
    return explainExtension(calendar, before!.due!.statutory, by).steps;
  }
  if (event.type === 'DueDateRevised') return revisionSteps(event.data, after, { calendar, procedure });
  const isCounted =
    event.type === 'DossierReceived' || (event.type === 'SupplementReceived' && isReset(before));
  return isCounted ? explainDueDate(calendar, event.at, limit, procedure).steps : [];
};

const isReset = (before: OpenedDossier | undefined): boolean =>
  before?.handling.supplement?.clock === 'RESET';

/** The events that let a standing clock run again. */
const ENDS_STAND: ReadonlySet<string> = new Set([
  'SupplementReceived',
  'OpinionReceived',
  'OpinionLapsed',
  'PaymentConfirmed',
]);

const standOf = (
  { event }: ReplayedEvent,
  before: OpenedDossier | undefined,
  calendar: WorkingCalendar,
): Stand | undefined => {
  const since = before?.handling.stoodSince;
  if (!since || isReset(before) || !ENDS_STAND.has(event.type)) return undefined;
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
    const stood = standOf(entry, before, rules.calendarOf(entry.after));
    const { revision, event, after } = entry;
    const steps = stepsOf(entry, before, rules);
    const instrument = event.type === 'DueDateRevised' && { instrument: event.data.instrument };
    const chapter = { revision, event: event.type, dueAt: after.due!.current, steps };
    return [{ ...chapter, ...(stood && { stood }), ...instrument }];
  });
