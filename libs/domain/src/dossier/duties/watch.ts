import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../events/dossier-event';
import { isDecided, type OpenedDossier } from '../state/dossier';
import type { DueSpan, Watch } from '../state/watch';
import { haveSameWaits, waitKey, waitsOf } from './waits';

/** When a due date ceased to hold: while the clock stood, nothing could come due. */
const endOf = (from: OpenedDossier, after: OpenedDossier, { at }: DossierEvent): Instant =>
  after.handling.decision?.late ? at : (from.handling.stoodSince ?? at);

const endingOf = (from: OpenedDossier, after: OpenedDossier, event: DossierEvent) => ({
  ...{ until: endOf(from, after, event), endedBy: from.revision + 1 },
  ...(event.type === 'DueDateRevised' && { revised: true as const }),
});

const resumed = ({ dueAt, since, begunBy }: DueSpan): DueSpan => ({ dueAt, since, begunBy });

/** As if the event of a revision had set no date and ended none. */
const datesWithout = (dueDates: readonly DueSpan[], revision: number): readonly DueSpan[] =>
  dueDates
    .filter(({ begunBy }) => begunBy < revision)
    .map((span) => (span.endedBy !== undefined && span.endedBy >= revision ? resumed(span) : span));

const datesWith = (from: OpenedDossier, after: OpenedDossier, event: DossierEvent): readonly DueSpan[] => {
  const { dueDates } = from.watch;
  const open = dueDates.at(-1)?.until === undefined ? dueDates.at(-1) : undefined;
  const holds = isDecided(after.handling.phase) ? undefined : after.due?.statutory;
  if (open?.dueAt === holds) return dueDates;
  const end = endingOf(from, after, event);
  return [
    ...dueDates.map((span) => (span === open ? { ...span, ...end } : span)),
    ...(holds ? [{ dueAt: holds, since: event.at, begunBy: from.revision + 1 }] : []),
  ];
};

/** The statutory due dates that have held once an event has made `after` of `from`. */
export const dueDatesAfter = (
  from: OpenedDossier,
  after: OpenedDossier,
  event: DossierEvent,
): readonly DueSpan[] =>
  event.type === 'EventNeutralised'
    ? datesWithout(from.watch.dueDates, event.data.revision)
    : datesWith(from, after, event);

const endedWaitsAfter = (from: OpenedDossier, after: OpenedDossier, { at }: DossierEvent) => {
  if (haveSameWaits(from, after)) return from.watch.ended;
  const still = new Set(waitsOf(after).map(waitKey));
  const over = waitsOf(from).filter((wait) => !still.has(waitKey(wait)));
  if (over.length === 0) return from.watch.ended;
  return [...from.watch.ended, ...over.map((wait) => ({ ...wait, until: at, endedBy: from.revision + 1 }))];
};

interface Dated {
  readonly event: DossierEvent;
  readonly dueDates: readonly DueSpan[];
}

/**
 * What the clock has to watch once an event has made `after` of `from`. One that is neutralised has ended no wait; what is
 * recorded stays recorded.
 */
export const watchAfter = (from: OpenedDossier, after: OpenedDossier, { event, dueDates }: Dated): Watch => {
  const { recorded, ended } = from.watch;
  if (event.type === 'EventNeutralised') {
    const { revision } = event.data;
    return { dueDates, ended: ended.filter(({ endedBy }) => endedBy < revision), recorded };
  }
  return {
    dueDates,
    ended: endedWaitsAfter(from, after, event),
    recorded: 'duty' in event.data ? [...recorded, event.data.duty] : recorded,
  };
};
