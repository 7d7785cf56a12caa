import type { Instant, PlainDate } from '@hoso/kernel';
import type { Cause, CauseNature } from '../accountability/causes';
import type { CalendarRef, DueDates } from '../vocabulary';

/** What will be put right, and by when. */
export interface Remedy {
  readonly what: string;
  /** The last day. */
  readonly dueOn: PlainDate;
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface AccountabilityEvents {
  /** The head's report (*báo cáo giải trình*) on one breach: the statutory due date that passed. */
  ExplanationFiled: {
    readonly breach: Instant;
    readonly unit: string;
    /** Official who filed it; somebody else judges. */
    readonly filedBy: string;
    readonly cause: Cause;
    readonly nature: CauseNature;
    /** The step where the time went, and the official, unless nobody had it yet. */
    readonly step: string;
    readonly officer?: string;
    readonly narrative: string;
    readonly remedy: Remedy;
    readonly prevention: string;
    readonly late: boolean;
  };
  ExplanationAccepted: { readonly breach: Instant; readonly judgedBy: string };
  /** Not good enough: due again. */
  ExplanationReturned: {
    readonly breach: Instant;
    readonly judgedBy: string;
    readonly reason: string;
    readonly dueAt: Instant;
  };
  RemedyDone: { readonly breach: Instant; readonly evidence: string; readonly late: boolean };
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface RevisionEvents {
  /** The dates moved without anybody's fault: by a corrected calendar, or by a legal instrument for many dossiers. */
  DueDateRevised: {
    /** Number of the announcement or instrument. */
    readonly instrument: string;
    readonly reason: string;
    readonly from: DueDates;
    readonly due: DueDates;
    /** The calendar by which everything was counted again. */
    readonly calendar?: CalendarRef;
    /** By how many working days the instrument moves each date; absent where it sets a date. */
    readonly workingDays?: number;
  };
  /** A unit that ended hands the dossier to its successor; number and history stay. */
  DossierRehomed: { readonly from: string; readonly to: string; readonly legalBasis: string };
}
