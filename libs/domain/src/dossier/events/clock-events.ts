import type { Instant, PlainDate } from '@hoso/kernel';
import type { NearDueThreshold } from '../law';

/** How long after its moment a fact was recorded. */
export interface Lateness {
  /** Exact working minutes by the dossier's calendar, fractions included. */
  readonly workingMinutes: number;
  /** Milliseconds on the wall. */
  readonly calendarMs: number;
}

/** What every fact of the clock says. */
export interface ClockFact {
  /** Key of the duty among the dossier's; each is recorded once. */
  readonly duty: string;
  /** When, by the law, the duty had to be met or the warning was to be given. */
  readonly moment: Instant;
  /** The due date that it is about. */
  readonly dueAt: Instant;
  readonly lateness: Lateness;
  /** Imported history: the moment lies before the dossier was recorded; nobody is alerted, nothing has to be explained. */
  readonly retrospective?: true;
}

/** Names and fields are stored for decades: never edit one, add a version and an upcaster. */
export interface ClockEvents {
  /** Warned before the statutory due date; each threshold once for each date. */
  NearDueRecorded: ClockFact & { readonly threshold: NearDueThreshold };
  /** A step has used its share of the limit; `dueAt` is when that was used up. */
  StepOverdueRecorded: ClockFact & {
    readonly step: string;
    readonly unit: string;
    readonly officer?: string;
    readonly startedAt: Instant;
  };
  /** Still without result and letter at the closing of the last working day before the statutory due day. */
  ApologyDueRecorded: ClockFact;
  /** The statutory due date has passed; who was in charge then. Older records name who was when it was recorded. */
  OverdueRecorded: ClockFact & { readonly unit: string; readonly officer?: string };
  /** The new date that a letter of apology promised has passed; who was in charge then. */
  ReappointmentMissedRecorded: ClockFact & {
    readonly unit: string;
    readonly officer?: string;
    /** It was decided, or waited for somebody else, by the time it was recorded: noted, not alerted. */
    readonly over?: true;
  };
  /** Returned late, and the letter still missing: the second breach, with which the dossier closes. */
  ApologyBreachRecorded: ClockFact & { readonly returnedAt: Instant };
  ReceptionUnansweredRecorded: ClockFact & { readonly submittedAt: Instant };
  SupplementUnansweredRecorded: ClockFact & { readonly requestedAt: Instant };
  OpinionLateRecorded: ClockFact & {
    readonly opinion: string;
    readonly agency: string;
    readonly requestedAt: Instant;
  };
  /** The head of `unit`, or of its successor, owes an explanation of the breach: the statutory due date that passed. */
  ExplanationRequired: { readonly breach: Instant; readonly unit: string; readonly dueAt: Instant };
  ExplanationLateRecorded: ClockFact & { readonly breach: Instant; readonly unit: string };
  RemedyOverdueRecorded: ClockFact & {
    readonly breach: Instant;
    readonly unit: string;
    readonly what: string;
    readonly dueOn: PlainDate;
  };
}

const CLOCK_EVENTS: Readonly<Record<keyof ClockEvents, true>> = {
  NearDueRecorded: true,
  StepOverdueRecorded: true,
  ApologyDueRecorded: true,
  OverdueRecorded: true,
  ReappointmentMissedRecorded: true,
  ApologyBreachRecorded: true,
  ReceptionUnansweredRecorded: true,
  SupplementUnansweredRecorded: true,
  OpinionLateRecorded: true,
  ExplanationRequired: true,
  ExplanationLateRecorded: true,
  RemedyOverdueRecorded: true,
};

/** Whether events of a type are the clock's: they occur when they are recorded, and nobody else's time waits for them. */
export const isClockEvent = (type: string): type is keyof ClockEvents => Object.hasOwn(CLOCK_EVENTS, type);
