import type { Instant, Personal } from '@hoso/kernel';
import type { Channel } from '../procedure';
import type { Regime } from './law';

/** A file outside the log: its content hash, media type and size in bytes. */
export interface FileRef {
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** The citizen or organisation whose matter it is. */
export interface Applicant {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  /** Citizen identity or tax number. */
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  /** The account of the national portal under which it is filed, where the one who files tells it. */
  readonly account?: PortalAccount;
}

/** An account of the national portal (*tài khoản*). */
export interface PortalAccount {
  /** As the portal knows it (*TechID*). */
  readonly id: string;
}

/** Where a component comes from when it is not asked for again. */
export interface Reuse {
  readonly source: 'citizen-store' | 'shared-database' | 'earlier-dossier';
  readonly reference: string;
}

/** A component as it came in: its scan, or whence it is reused; neither for a paper that is only presented. */
export interface ProvidedComponent {
  readonly component: string;
  readonly digitised?: FileRef;
  readonly reused?: Reuse;
}

/** One paper or datum asked for (form 02); beyond the rules only with a cited provision, which is recorded. */
export interface SupplementItem {
  readonly component: string;
  readonly reason: string;
  readonly provision?: string;
}

export interface ProcedureRef {
  readonly code: string;
  readonly version: number;
}

export interface CalendarRef {
  readonly region: string;
  readonly version: number;
}

export const ASSISTANTS = ['one-stop', 'post', 'enterprise'] as const;

/** The rules a dossier is judged by: fixed at reception, never moved by a later decree. */
export interface Rules {
  readonly procedure: ProcedureRef;
  readonly regime: Regime;
  readonly calendar: CalendarRef;
}

/** A filing that was made at the national portal (*Cổng Dịch vụ công quốc gia*). */
export interface NationalFiling {
  /** The number that the portal gave it (*MaHoSo* there); ours is another. */
  readonly number: string;
}

/** What stands at the head of every dossier, carried by the event that opens it. */
export interface Opening {
  /** The allocated number, kept for life; null only in a dry run, which allocates none. */
  readonly code: string | null;
  readonly channel: Channel;
  readonly receivingUnit: string;
  readonly applicant: Personal<Applicant>;
  readonly representative?: Personal<Applicant>;
  readonly assistedBy?: (typeof ASSISTANTS)[number];
  /** Absent where it was not made at the national portal. */
  readonly nationalPortal?: NationalFiling;
  /** Whether VNeID has verified who holds the account under which it is filed; absent where nobody tells. It names no person. */
  readonly verifiedByVneid?: boolean;
}

/** The dates a dossier is measured by. */
export interface DueDates {
  /** With statutory extensions and supplements, before any re-appointment: lateness is judged by it. */
  readonly statutory: Instant;
  /** What the applicant was told last. */
  readonly current: Instant;
  /** Whether the counting crossed a year whose calendar is not final. */
  readonly provisional: boolean;
}

/** A letter sent to the applicant: its number and the file, where one is kept. */
export interface Letter {
  readonly number: string;
  readonly file?: FileRef;
}

/** From filing to decision: the phases in which a matter can still be withdrawn or stopped. */
export const OPEN_PHASES = [
  'Submitted',
  'AwaitingApplicant',
  'Received',
  'Transferred',
  'InHandling',
  'AwaitingSupplement',
  'AwaitingPayment',
] as const;

export const PHASES = [
  ...OPEN_PHASES,
  'AwaitingCollection',
  'ReturnedOwingApology',
  'Closed',
  'Refused',
  'Withdrawn',
  'Stopped',
] as const;

/** Where an opened dossier stands; the states of the procedure law's derived machine. */
export type Phase = (typeof PHASES)[number];
