import type { Instant } from '@hoso/kernel';

/** Members by the portal’s own names. */
export type PortalRecord = Readonly<Record<string, unknown>>;

export interface KeptDossier {
  readonly record: PortalRecord;
  readonly firstAt: Instant;
  readonly changedAt: Instant;
  /** How many rows of progress it has. */
  readonly rows: number;
  /** Which change of all this was. */
  readonly change: number;
  /** Whether somebody changed it by hand after it had last been sent. */
  readonly editedByHand: boolean;
}

export interface KeptRow {
  readonly at: Instant;
  readonly row: PortalRecord;
}

/** One call as it arrived, without session or password. */
export interface KeptCall {
  readonly at: Instant;
  readonly service: string;
  readonly door: 'national' | 'wrapper';
  /** The first dossier that it names; empty where it names none. */
  readonly code: string;
  /** JSON; cut where it is very long. */
  readonly request: string;
  /** JSON of the portal’s decision, whether the caller came to read it or not; absent where it was not asked. */
  readonly reply?: string;
  /** The fault that was injected. */
  readonly fault?: string;
}

/** What other services than those of dossiers have received. */
export interface KeptMessage {
  readonly at: Instant;
  readonly service: string;
  readonly data: PortalRecord;
}
