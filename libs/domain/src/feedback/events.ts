import type { EventOf, Instant, Personal, PlainDate } from '@hoso/kernel';
import type {
  Answer,
  Classification,
  IntakeChannel,
  Nature,
  OpenPromise,
  PetitionDue,
  PetitionDutyKind,
  Petitioner,
  PetitionRating,
  PetitionRules,
  RefusalGround,
} from './vocabulary';

/** What stands at the head of every petition. */
export interface PetitionOpening {
  /** The allocated number, kept for life; null only in a dry run, which allocates none. */
  readonly code: string | null;
  readonly channel: IntakeChannel;
  readonly receivingUnit: string;
  readonly nature: Nature;
  /** The number of the dossier that it is about. */
  readonly dossier?: string;
  readonly petitioner: Personal<Petitioner>;
  /** What the petitioner wrote: a citizen's text may name anybody. */
  readonly content: Personal<string>;
}

/** How long after its moment a missed duty was recorded. */
interface Lateness {
  /** Exact working minutes by the petition's calendar, fractions included. */
  readonly workingMinutes: number;
  /** Milliseconds on the wall. */
  readonly calendarMs: number;
}

/** The limit that an act had to keep. */
interface Timed {
  readonly dueAt: Instant;
  readonly late: boolean;
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface PetitionIntakeEvents {
  PetitionSubmitted: {
    readonly opening: PetitionOpening;
    readonly rules: PetitionRules;
    readonly due: PetitionDue;
  };
  PetitionRefused: Timed & {
    readonly ground: RefusalGround;
    readonly explanation: string;
    /** Whom to turn to instead. */
    readonly competentAgency?: string;
    /** The law under which it is dealt with instead. */
    readonly governedBy?: string;
  };
  PetitionForwarded: Timed & {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly due: PetitionDue;
  };
  PetitionInformationRequested: Timed & { readonly question: string; readonly replyDueAt: Instant };
  PetitionSupplemented: { readonly content: Personal<string>; readonly due: PetitionDue };
  PetitionAccepted: {
    readonly classification: Classification;
    /** The public subject line, in the office's words. */
    readonly subject: string;
  };
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface PetitionHandlingEvents {
  PetitionAssigned: {
    readonly unit: string;
    readonly officer: string;
    readonly previousOfficer?: string;
    readonly delegation?: string;
  };
  PetitionAnswered: Timed & {
    /** Counted from 1 over the petition's life. */
    readonly round: number;
    readonly answeredBy: string;
    readonly answer: Answer;
    readonly promises: readonly OpenPromise[];
    readonly reviewDueAt: Instant;
  };
  PetitionAnswerReturned: Timed & {
    readonly round: number;
    readonly reason: string;
    readonly officer: string;
    readonly delegation?: string;
  };
  PetitionAnswerApproved: Timed & { readonly round: number; readonly publicationDueAt: Instant };
  PetitionAnswerPublished: Timed & { readonly round: number; readonly place: string };
  PetitionPromiseFulfilled: Timed & {
    readonly promise: string;
    readonly doneOn: PlainDate;
    readonly outcome: string;
  };
  /** A unit that ended hands the petition to its successor; number and limits stay. */
  PetitionRehomed: { readonly from: string; readonly to: string; readonly legalBasis: string };
  PetitionLateRecorded: {
    readonly duty: PetitionDutyKind;
    readonly key: string;
    /** The legal moment that was missed. */
    readonly moment: Instant;
    readonly lateness: Lateness;
    /** It lay before the petition was recorded: noted for the books, not for an alert. */
    readonly retrospective?: true;
  };
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface PetitionCitizenEvents {
  PetitionRated: { readonly rating: PetitionRating; readonly comment?: Personal<string> };
  PetitionReopened: { readonly reason: Personal<string>; readonly due: PetitionDue };
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface PetitionRepetitionEvents {
  /** A command asked for what held already; its id keeps this answer. */
  PetitionAskedAgain: { readonly command: string };
}

/** Stored name → data of every event of a petition. */
export type PetitionEvents = PetitionIntakeEvents &
  PetitionHandlingEvents &
  PetitionCitizenEvents &
  PetitionRepetitionEvents;
export type PetitionEvent = EventOf<PetitionEvents>;
export type PetitionEventType = keyof PetitionEvents;
