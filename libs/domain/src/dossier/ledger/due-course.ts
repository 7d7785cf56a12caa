import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../events/dossier-event';
import type { OpenedDossier } from '../state/dossier';
import type { DueMove } from '../state/due-move';

const afterSupplement = ({ handling }: OpenedDossier, at: Instant) =>
  handling.supplement?.clock === 'RESET' ? { kind: 'counted' as const, at } : standOf(handling, at);

const standOf = ({ stoodSince }: OpenedDossier['handling'], until: Instant) =>
  stoodSince && { kind: 'stood' as const, since: stoodSince, until };

type Move = DueMove extends infer Each ? (Each extends unknown ? Omit<Each, 'revision'> : never) : never;

const revisionOf = ({
  instrument,
  workingDays,
  due,
}: Extract<DossierEvent, { type: 'DueDateRevised' }>['data']): Move =>
  workingDays === undefined
    ? { kind: 'set', instrument, dueAt: due.statutory }
    : { kind: 'shifted', instrument, workingDays };

const moveOf = (from: OpenedDossier, { type, data, at }: DossierEvent): Move | undefined => {
  switch (type) {
    case 'DossierReceived':
      return { kind: 'counted', at };
    case 'SupplementReceived':
      return data.due && afterSupplement(from, at);
    case 'OpinionReceived':
    case 'OpinionLapsed':
    case 'PaymentConfirmed':
      return data.due && standOf(from.handling, at);
    case 'DeadlineExtended':
      return { kind: 'extended', amount: data.amount };
    case 'LatenessApologised':
      return data.newDueAt && { kind: 'promised', dueAt: data.newDueAt };
    case 'DueDateRevised':
      return data.calendar ? undefined : revisionOf(data);
    default:
      return undefined;
  }
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
