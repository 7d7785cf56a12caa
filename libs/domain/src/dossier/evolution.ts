import type { Instant } from '@hoso/kernel';
import type { DossierEvents } from './events/dossier-event';
import type { OpenedDossier } from './state/dossier';
import type { Handling } from './state/handling';

/** What one kind of event makes of a dossier: total and silent, history is never rejected. */
export type Evolution<Data> = (dossier: OpenedDossier, data: Data, at: Instant) => OpenedDossier;

/** One evolution for each event of a room; a new event does not compile without. */
export type Evolutions<Events> = {
  readonly [Type in keyof Events & keyof DossierEvents]: Evolution<Events[Type]>;
};

export const handle = (dossier: OpenedDossier, change: Partial<Handling>): OpenedDossier => ({
  ...dossier,
  handling: { ...dossier.handling, ...change },
});

/** The handling once the matter is decided or ended: nothing is awaited any more. */
export const ended = (dossier: OpenedDossier, change: Partial<Handling>): OpenedDossier =>
  handle(dossier, {
    opinions: {},
    hops: {},
    step: undefined,
    supplement: undefined,
    payment: undefined,
    awaitingReply: undefined,
    stoodSince: undefined,
    ...change,
  });
