import type { DossierEvent } from '@hoso/domain';
import type { Actor, Instant } from '@hoso/kernel';

/** One event of a dossier in its newest version, with what stands beside its data. */
export interface LoggedEvent {
  /** The UUID under which the store knows it. */
  readonly id: string;
  readonly event: DossierEvent;
  readonly actor: Actor;
  readonly recordedAt: Instant;
}

/** A dossier from its first event to its last one; persons stay sealed. */
export interface DossierHistory {
  readonly code: string;
  readonly events: readonly LoggedEvent[];
}
