import { dossierDecider, type Dossier, type DossierEvent, type Opening } from '@hoso/domain';
import { VIEW_FOLDS, type ViewedEvent } from './evolve-view';
import type { PortalView } from './portal-view';

/** An event as it is replayed, with who did it. */
export interface ToldEvent {
  readonly event: DossierEvent;
  /** Id of the actor. */
  readonly by: string;
}

/** A dossier and what the portal may be told about it, after some of its events. */
export interface Told {
  readonly state: Dossier;
  /** Undefined before the dossier is opened. */
  readonly view: PortalView | undefined;
  /** Of the last event; -1 before the first. */
  readonly revision: number;
}

export const NOTHING_TOLD: Told = { state: dossierDecider.initial, view: undefined, revision: -1 };

const viewOf = ({ view }: Told, state: Dossier, { event }: ToldEvent): PortalView | undefined => {
  if (!state.opened) return undefined;
  if (view) return { ...view, dossier: state };
  const { opening } = event.data as { readonly opening?: Opening };
  if (!opening) return undefined;
  const { applicant, verifiedByVneid, nationalPortal } = opening;
  return {
    dossier: state,
    applicant,
    ...(verifiedByVneid !== undefined && { verifiedByVneid }),
    ...(nationalPortal && { nationalPortal }),
    atHand: {},
    supplements: [],
    dateChanges: [],
    feesAsked: [],
  };
};

/** What may be told after one more event. Pure: the same events always tell the same. */
export const tellEvent = (told: Told, next: ToldEvent): Told => {
  const { event, by } = next;
  const revision = told.revision + 1;
  const state = dossierDecider.evolve(told.state, event);
  const view = viewOf(told, state, next);
  const fold = VIEW_FOLDS[event.type];
  if (!view || fold === 'nothing') return { state, view, revision };
  const before = told.state.opened ? told.state : undefined;
  const seen: ViewedEvent = { revision, at: event.at, by, before };
  return {
    state,
    view: (fold as (view: PortalView, data: unknown, event: ViewedEvent) => PortalView)(
      view,
      event.data,
      seen,
    ),
    revision,
  };
};
