import type { Instant } from '@hoso/kernel';
import type { DossierEvent, DossierEvents } from '../events/dossier-event';
import type { OpenedDossier } from '../state/dossier';
import type { DueMove } from '../state/due-move';

type WithoutRevision<Move> = Move extends unknown ? Omit<Move, 'revision'> : never;
type Move = WithoutRevision<DueMove>;

type Moves = {
  readonly [Type in keyof DossierEvents]?: (
    data: DossierEvents[Type],
    from: OpenedDossier,
    at: Instant,
  ) => Move | undefined;
};

interface Resumption {
  readonly due?: unknown;
}

const afterStand = ({ due }: Resumption, { handling }: OpenedDossier, until: Instant): Move | undefined =>
  due !== undefined && handling.stoodSince ? { kind: 'stood', since: handling.stoodSince, until } : undefined;

const afterSupplement = (data: Resumption, from: OpenedDossier, at: Instant): Move | undefined =>
  from.handling.supplement?.clock === 'RESET' ? { kind: 'counted', at } : afterStand(data, from, at);

const afterRevision = ({
  instrument,
  workingDays,
  due,
  calendar,
}: DossierEvents['DueDateRevised']): Move | undefined => {
  if (calendar) return undefined;
  return workingDays === undefined
    ? { kind: 'set', instrument, dueAt: due.statutory }
    : { kind: 'shifted', instrument, workingDays };
};

/** The events that move a date, and how; a corrected calendar only lets everything be counted again. */
const MOVES: Moves = {
  DossierReceived: (_, __, at) => ({ kind: 'counted', at }),
  SupplementReceived: afterSupplement,
  OpinionReceived: afterStand,
  OpinionLapsed: afterStand,
  PaymentConfirmed: afterStand,
  DeadlineExtended: ({ amount }) => ({ kind: 'extended', amount }),
  LatenessApologised: ({ newDueAt }) => newDueAt && { kind: 'promised', dueAt: newDueAt },
  DueDateRevised: afterRevision,
};

const moveOf = (from: OpenedDossier, { type, data, at }: DossierEvent): Move | undefined => {
  const read = MOVES[type] as
    ((data: unknown, from: OpenedDossier, at: Instant) => Move | undefined) | undefined;
  return read?.(data, from, at);
};

/** What moved the dates of a dossier so far, once an event has come; a neutralised event has moved nothing. */
export const dueCourseAfter = (from: OpenedDossier, event: DossierEvent): readonly DueMove[] => {
  if (event.type === 'EventNeutralised') {
    const wrong = event.data.revision;
    return from.dueCourse.filter(({ revision }) => revision < wrong);
  }
  const move = moveOf(from, event);
  return move ? [...from.dueCourse, { ...move, revision: from.revision + 1 }] : from.dueCourse;
};
