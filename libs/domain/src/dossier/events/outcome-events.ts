import type { Instant } from '@hoso/kernel';
import type { Restored } from '../state/restored';
import type { DueDates, FileRef, Letter } from '../vocabulary';

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface LatenessEvents {
  DeadlineExtended: {
    readonly decision: string;
    readonly legalBasis: string;
    readonly reason: string;
    /** In the unit of the limit. */
    readonly amount: number;
    readonly from: Instant;
    readonly due: DueDates;
  };
  LatenessApologised: {
    readonly letter: Letter;
    readonly reason: string;
    readonly previousDueAt: Instant;
    /** The one new date; absent in a late letter without re-appointment. */
    readonly newDueAt?: Instant;
    /** `in-time`: by the closing of the last working day before the due day. */
    readonly timeliness: 'in-time' | 'after-duty' | 'after-due';
  };
  ApologyDelivered: {
    /** Number of the letter. */
    readonly letter: string;
    readonly receivedBy: 'applicant' | 'representative';
    readonly evidence: string;
    readonly means: 'one-stop' | 'post' | 'electronic';
  };
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface OutcomeEvents {
  ResultIssued: {
    readonly number: string;
    readonly signedBy: string;
    readonly file?: FileRef;
    readonly late: boolean;
  };
  FoundIneligible: { readonly reason: string; readonly letter: Letter; readonly late: boolean };
  ResultReturned: {
    readonly receivedBy: 'applicant' | 'representative';
    readonly evidence: string;
    readonly means: 'one-stop' | 'post' | 'electronic';
    /** Late and without letter: the dossier stays open until the apology or a recorded second breach. */
    readonly owingApology: boolean;
  };
  DossierWithdrawn: { readonly request: string; readonly reason?: string };
  ProcessingStopped: { readonly legalGround: string; readonly reason: string };
  EventNeutralised: {
    /** Revision of the wrong event in this dossier, from 0. */
    readonly revision: number;
    readonly type: string;
    readonly reason: string;
    readonly restored: Restored;
  };
  ServiceRated: {
    readonly rating: 'very-satisfied' | 'satisfied' | 'dissatisfied';
    readonly comment?: string;
  };
}
