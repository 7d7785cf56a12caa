import type { Instant } from '@hoso/kernel';
import type { ExchangeFault, MessageRef, ParkReason, PortalDifference, PortalService } from './vocabulary';

/** Whether the portal has the dossier: by its own answers; `unsure` where a creation was sent and nobody knows. */
export type PortalKnowledge = 'no' | 'yes' | 'unsure';

/** An exchange that was begun and has not ended. */
export interface OpenExchange {
  readonly service: PortalService;
  readonly attempt: number;
  readonly at: Instant;
  /** Of a record: an update rather than a creation. */
  readonly isUpdating?: boolean;
  /** What was known before it. */
  readonly knowledge: PortalKnowledge;
}

/** The message that is on its way; there is one at most. */
export interface CurrentMessage extends MessageRef {
  readonly record: 'due' | 'taken';
  /** `unsure`: sent, and perhaps taken. */
  readonly row: 'due' | 'unsure' | 'taken';
  /** Absent where none is to go. A notice that was sent and perhaps taken is due: it sets a status, and sets it once more. */
  readonly notice?: 'due' | 'taken';
  /** The row was not answered for but found. */
  readonly isFound: boolean;
  /** A person took record and row as delivered, and the notice went on. */
  readonly isDecided?: boolean;
  /** Exchanges begun so far. */
  readonly attempts: number;
  /** Of them, those that came to nothing one after the other. */
  readonly failures: number;
  /** How often the portal said the opposite of what it had said of this dossier. */
  readonly contradictions: number;
  /** A look-up told nothing of rows, or the portal does not offer it. */
  readonly isBlind: boolean;
  /** Look-ups since the row was sent that the portal refused, or answered in a way that cannot be read. */
  readonly refusedLookUps: number;
  /** The last exchange that came to nothing. */
  readonly fault?: ExchangeFault & { readonly retryAfterMs?: number };
  readonly parked?: { readonly reason: ParkReason; readonly at: Instant };
}

/** The way of one dossier to the portal. */
export interface PortalSync {
  /** Somebody ordered that imported history goes too. */
  readonly isOrdered: boolean;
  readonly knowledge: PortalKnowledge;
  /** Revision of the last message that was settled; -1 for none. */
  readonly delivered: number;
  /** When that was. */
  readonly deliveredAt?: Instant;
  readonly current?: CurrentMessage;
  readonly open?: OpenExchange;
  /** Messages that go again, and whether their rows are gone with the record or may be there. */
  readonly again?: { readonly upTo: number; readonly row: 'due' | 'unsure' };
  /**
   * Rows up to this message that were sent count as gone, on the portal’s word that it does not have the dossier; until it takes
   * a creation or has the dossier after all.
   */
  readonly gone?: number;
  /** When the portal was last asked what it holds, and what did not agree. */
  readonly reconciled?: { readonly at: Instant; readonly differences: number };
  /** What the portal holds otherwise and nothing sent mends, and since when; absent where there is none. */
  readonly lasting?: { readonly since: Instant; readonly differences: readonly PortalDifference[] };
  /** The repair that the last look led to: what it is to mend, and with which message it is done. */
  readonly repair?: { readonly upTo: number; readonly differences: readonly PortalDifference[] };
}

export const NOT_SYNCED: PortalSync = { isOrdered: false, knowledge: 'no', delivered: -1 };

/** The message alone, of whatever says more of it. */
export const messageRefOf = ({ message, after, status, hasRow, hasNotice }: MessageRef): MessageRef => ({
  message,
  after,
  status,
  hasRow,
  ...(hasNotice && { hasNotice }),
});

/** A repair tells record and rows again; a notice of an earlier status would set it back. */
const parts = (
  { message, hasNotice }: MessageRef,
  again: PortalSync['again'],
): Pick<CurrentMessage, 'record' | 'row' | 'notice'> => {
  const isAgain = again !== undefined && message <= again.upTo;
  return {
    record: 'due',
    row: isAgain ? again.row : 'due',
    ...(hasNotice && { notice: isAgain ? 'taken' : 'due' }),
  };
};

/** A message at the beginning of its way. */
export const messageBegun = (ref: MessageRef, again?: PortalSync['again']): CurrentMessage => ({
  ...messageRefOf(ref),
  ...parts(ref, again),
  isFound: false,
  attempts: 0,
  failures: 0,
  contradictions: 0,
  isBlind: false,
  refusedLookUps: 0,
});

/** The message on its way where that is the one, else at the beginning of its way. */
export const currentFor = ({ current, again }: PortalSync, ref: MessageRef): CurrentMessage =>
  current?.message === ref.message ? current : messageBegun(ref, again);
