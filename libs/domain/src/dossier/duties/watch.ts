import type { Instant } from '@hoso/kernel';
import type { DossierEvent } from '../events/dossier-event';
import { isDecided, type OpenedDossier } from '../state/dossier';
import type { DueSpan, Watch } from '../state/watch';
import { waitKey, waitsOf } from './waits';

/** When a due date ceased to hold: while the clock stood, nothing could come due. */
const endOf = (from: OpenedDossier, after: OpenedDossier, { at }: DossierEvent): Instant =>
  after.handling.decision?.late ? at : (from.handling.stoodSince ?? at);

const endingOf = (from: OpenedDossier, after: OpenedDossier, event: DossierEvent) => ({
  ...{ until: endOf(from, after, event), endedBy: from.revision + 1 },
  ...(event.type === 'DueDateRevised' && { revised: true as const }),
});

const dueSpansAfter = (
  from: OpenedDossier,
  after: OpenedDossier,
  event: DossierEvent,
): readonly DueSpan[] => {
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

const endedWaitsAfter = (from: OpenedDossier, after: OpenedDossier, { at }: DossierEvent) => {
  if (from.handling === after.handling && from.explanations === after.explanations) return from.watch.ended;
  const still = new Set(waitsOf(after).map(waitKey));
  const over = waitsOf(from).filter((wait) => !still.has(waitKey(wait)));
  if (over.length === 0) return from.watch.ended;
  return [...from.watch.ended, ...over.map((wait) => ({ ...wait, until: at, endedBy: from.revision + 1 }))];
};

const resumed = ({ dueAt, since, begunBy }: DueSpan): DueSpan => ({ dueAt, since, begunBy });

/** The watch as if the event of a revision had changed nothing; what is recorded stays recorded. */
const without = ({ dueDates, ended, recorded }: Watch, revision: number): Watch => ({
  dueDates: dueDates
    .filter(({ begunBy }) => begunBy < revision)
    .map((span) => (span.endedBy !== undefined && span.endedBy >= revision ? resumed(span) : span)),
  ended: ended.filter(({ endedBy }) => endedBy < revision),
  recorded,
});

/** What the clock has to watch once an event has made `after` of `from`. */
export const watchAfter = (from: OpenedDossier, after: OpenedDossier, event: DossierEvent): Watch => {
  if (event.type === 'EventNeutralised') return without(from.watch, event.data.revision);
  const { recorded } = from.watch;
  return {
    dueDates: dueSpansAfter(from, after, event),
    ended: endedWaitsAfter(from, after, event),
    recorded: 'duty' in event.data ? [...recorded, event.data.duty] : recorded,
  };
};
