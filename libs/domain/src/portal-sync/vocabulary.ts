import type { Instant } from '@hoso/kernel';

/**
 * The portal’s services by its own names: record of a dossier, row of its progress, notice of the status of one that was made at the portal,
 * look-up.
 */
export const PORTAL_SERVICES = [
  'DongBoHoSoMC',
  'CapNhatTienDoHoSoMC',
  'DongBoTrangThaiHoSo',
  'TraCuuHoSo',
] as const;
export type PortalService = (typeof PORTAL_SERVICES)[number];

/**
 * How an exchange ended, told apart by what has to happen next: taken; a creation of what is there; an update or a row
 * of what is not; found by a look-up; never to be taken; certainly not taken for a reason that passes; perhaps taken.
 */
export const EXCHANGE_OUTCOMES = [
  'accepted',
  'exists',
  'absent',
  'known',
  'rejected',
  'not-now',
  'unknown',
] as const;
export type ExchangeOutcome = (typeof EXCHANGE_OUTCOMES)[number];

/**
 * Why a message waits for a person: the portal will not take it; whether a row arrived cannot be found out; the portal
 * contradicts itself; or no message can be made of the dossier’s revision any more.
 */
export const PARK_REASONS = ['rejected', 'row-in-doubt', 'contradictory', 'untellable'] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

/** What shows that a message is at the portal: its answers, what it was found to hold, or the word of a person. */
export type DeliveryEvidence = 'answered' | 'looked-up' | 'decision';

export const RELEASE_DECISIONS = ['resend', 'treat-as-delivered'] as const;
export type ReleaseDecision = (typeof RELEASE_DECISIONS)[number];

/** What one event of a dossier has to tell the portal, as far as its way there is concerned. */
export interface MessageRef {
  /** Revision of the event in the dossier’s stream; it names the message. */
  readonly message: number;
  /** The message before it; -1 for the first. */
  readonly after: number;
  /** *TrangThaiHoSo* after the event. */
  readonly status: string;
  /** Whether the status changed, so that a row of progress follows the record. */
  readonly hasRow: boolean;
  /** Whether a notice of the status follows the row, as of a dossier that was made at the portal; absent where none does. */
  readonly hasNotice?: boolean;
}

/** Request and answer of an exchange, as text; they hold personal data. */
export interface ExchangeContent {
  readonly request: string;
  readonly response?: string;
}

/** How the portal was found to differ from what was delivered to it. */
export type PortalDifference =
  | { readonly what: 'record-missing' }
  /** A member of the record, by the portal’s own name. */
  | { readonly what: 'field'; readonly field: string }
  | { readonly what: 'row-missing'; readonly message: number }
  /** A row that was never told, or once more than it was told. */
  | { readonly what: 'row-extra'; readonly status: string; readonly at: string };

/** What went wrong last with a message. */
export interface ExchangeFault {
  readonly service: PortalService;
  readonly outcome: ExchangeOutcome;
  readonly cause?: string;
  readonly errorCode?: string;
  /** The portal’s words, without what names a person. */
  readonly fault?: string;
  readonly at: Instant;
}
