import { dayOf, epochMs, instantAt, type Instant, type PlainDate, type Zone } from '@hoso/kernel';
import type { Cause, CauseNature } from '../dossier';

/** `returned`: awaited again after the superior sent it back. */
export const EXPLANATION_STAGES = ['awaited', 'returned', 'filed', 'accepted'] as const;
export type ExplanationStage = (typeof EXPLANATION_STAGES)[number];

/** What is known of one breach of a dossier and of its explanation; what is not known is absent. */
export interface BreachFacts {
  readonly dossier: string;
  readonly procedure: string;
  /** The statutory due date that passed. */
  readonly breach: Instant;
  /** What the receipt promised, and what the applicant was told last. */
  readonly originalDueAt?: Instant;
  readonly appointedAt?: Instant;
  /** When it was no longer late: decided, ended, or the statutory date moved; absent while it lasts. */
  readonly lateUntil?: Instant;
  readonly stage: ExplanationStage;
  readonly explanationDueAt: Instant;
  readonly explainedLate: boolean;
  readonly filedBy?: string;
  readonly judgedBy?: string;
  readonly cause?: Cause;
  readonly nature?: CauseNature;
  /** Where the time went, and with whom. */
  readonly step?: string;
  readonly officer?: string;
  readonly prevention?: string;
  readonly remedy?: {
    readonly what: string;
    readonly dueOn: PlainDate;
    readonly doneAt?: Instant;
    /** Recorded as overdue, or done after its last day. */
    readonly late: boolean;
  };
  readonly apology?: { readonly letter: string; readonly at: Instant };
  /** Returned late and no letter in time: the second breach. */
  readonly unapologised: boolean;
}

/** One line of a report. */
export interface ReportedBreach extends BreachFacts {
  /** Local calendar days from the due day to its end, or to the gathering while it lasts; 0 on the day itself. */
  readonly daysLate: number;
}

/** Breaches as the read model showed them at a place in the log. */
export interface ListedBreaches {
  /** Log position, in decimal digits. */
  readonly position: string;
  readonly breaches: readonly BreachFacts[];
  /** Codes of dossiers that may be the unit’s and could not be read: their breaches are not, or not all, in the list. */
  readonly unread: readonly string[];
}

const DAY_MS = 86_400_000;

const daysBetween = (from: Instant, to: Instant, zone: Zone): number => {
  const midnight = (at: Instant) => epochMs(instantAt(dayOf(at, zone), '00:00', zone));
  return Math.max(0, Math.round((midnight(to) - midnight(from)) / DAY_MS));
};

export const reportedBreach = (facts: BreachFacts, at: Instant, zone: Zone): ReportedBreach => ({
  ...facts,
  daysLate: daysBetween(facts.breach, facts.lateUntil ?? at, zone),
});

/** Names a breach among all: a dossier may have several. */
export const breachKey = ({ dossier, breach }: Pick<BreachFacts, 'dossier' | 'breach'>): string =>
  `${dossier} ${breach}`;

/** Whether the head still owes the explanation. */
export const isOwed = ({ stage }: Pick<BreachFacts, 'stage'>): boolean =>
  stage === 'awaited' || stage === 'returned';
