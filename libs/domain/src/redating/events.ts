import type { EventOf, Instant } from '@hoso/kernel';
import type { DossierScope, RedatedDossier, RedatingCause, RedatingTotals } from './vocabulary';

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface RedatingEvents {
  /** A dry run begins. */
  RedatingProposed: {
    /** Id of the stream. */
    readonly redating: string;
    readonly cause: RedatingCause;
    readonly scope: DossierScope;
    /** The log position, in decimal digits, up to which the list of open dossiers was complete. */
    readonly position: string;
  };
  /** A part of the dry run, in the order of the codes: what would move, and what would be refused. */
  DossiersAssessed: {
    /** The last code of the part before; empty for the first. */
    readonly after: string;
    readonly dossiers: readonly RedatedDossier[];
    /** How many in between do not move. */
    readonly unchanged: number;
    /** The last code looked at. */
    readonly through: string;
  };
  /** The dry run is complete: the report on which somebody may decide. */
  RedatingAssessed: {
    readonly cause: RedatingCause;
    readonly scope: DossierScope;
    readonly totals: RedatingTotals;
    readonly position: string;
  };
  /** The head or operations let it be carried out. */
  RedatingOrdered: {
    readonly reason: string;
    readonly cause: RedatingCause;
    readonly assessedAt: Instant;
    /** Dossiers on the list. */
    readonly dossiers: number;
  };
  /** A part of the list is carried out, in its order. */
  DossiersRedated: {
    /** How many of the list were done before. */
    readonly after: number;
    readonly dossiers: readonly RedatedDossier[];
  };
  /** Everything on the list is carried out. */
  RedatingCompleted: { readonly totals: RedatingTotals };
  /** Given up before it was ordered. */
  RedatingWithdrawn: { readonly reason: string };
}

export type RedatingEvent = EventOf<RedatingEvents>;
export type RedatingEventType = keyof RedatingEvents;

const TYPES: Readonly<Record<RedatingEventType, true>> = {
  RedatingProposed: true,
  DossiersAssessed: true,
  RedatingAssessed: true,
  RedatingOrdered: true,
  DossiersRedated: true,
  RedatingCompleted: true,
  RedatingWithdrawn: true,
};

export const REDATING_EVENT_TYPES = Object.keys(TYPES) as readonly RedatingEventType[];
