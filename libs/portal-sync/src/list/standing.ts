import type { Instant } from '@hoso/kernel';

/**
 * How a dossier stands at the portal: everything delivered; something to send; sent, and nobody knows whether it was
 * taken; waiting for a person; imported history that nobody has ordered to go; everything delivered, and the portal holds it
 * otherwise, which nothing sent mends.
 */
export const PORTAL_STATES = ['in-step', 'waiting', 'unsure', 'parked', 'held', 'differs'] as const;
export type PortalState = (typeof PORTAL_STATES)[number];

/** One dossier’s standing, as it was when it was last looked at; revisions are those of the dossier’s stream. */
export interface PortalStanding {
  readonly code: string;
  /** In charge; null where none is known yet. */
  readonly unit: string | null;
  /** The last event that is known here; where it was not looked at yet, the dossier is not in step. */
  readonly head: number;
  /** The last event that has something to tell the portal; null for none, or before the first look. */
  readonly relevant: number | null;
  /** The last message that was delivered; null for none. */
  readonly delivered: number | null;
  /** The message that comes next or waits. */
  readonly message: number | null;
  readonly state: PortalState;
  /** Code of what it waits for, or of how it differs. */
  readonly reason: string | null;
  /** Exchanges begun for the message so far. */
  readonly attempts: number;
  readonly since: Instant;
}
