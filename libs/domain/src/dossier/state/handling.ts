import type { Instant } from '@hoso/kernel';
import type { SupplementClock } from '../../procedure';
import type { Phase, SupplementItem } from '../vocabulary';

export interface RunningStep {
  readonly step: string;
  readonly unit: string;
  readonly officer?: string;
  readonly startedAt: Instant;
}

/** An opinion of another agency that is still awaited. */
export interface OpenOpinion {
  readonly agency: string;
  readonly requestedAt: Instant;
  readonly dueAt: Instant;
  readonly pausesClock: boolean;
}

/** A hand-over of an interlinked procedure that has not come back. */
export interface OpenHop {
  readonly agency: string;
  readonly handedOverAt: Instant;
  readonly dueAt: Instant;
}

export interface OpenSupplement {
  readonly items: readonly SupplementItem[];
  readonly requestedAt: Instant;
  readonly answerDueAt: Instant;
  /** Absent at reception, where no clock runs. */
  readonly clock?: SupplementClock;
}

/** Where a dossier stands and what it waits for: all that a neutralisation may have to restore. */
export interface Handling {
  readonly phase: Phase;
  readonly unit: string;
  readonly officer?: string;
  readonly step?: RunningStep;
  readonly opinions: Readonly<Record<string, OpenOpinion>>;
  readonly hops: Readonly<Record<string, OpenHop>>;
  readonly supplement?: OpenSupplement;
  /** Filed online, and neither accepted nor sent back; `dueAt` is told for the first filing. */
  readonly awaitingReply?: { readonly since: Instant; readonly dueAt?: Instant };
  /** Since when a result is returned although its apology is owed. */
  readonly owingSince?: Instant;
  /** Whether the one-stop has asked for a supplement: it may only once. */
  readonly askedAtReception?: true;
  /** Requests for supplements so far; one at reception counts only for an online dossier. */
  readonly supplementRequests: number;
  readonly payment?: { readonly totalVnd: number; readonly requiredAt: Instant };
  /** Since when the clock stands; absent while it runs. */
  readonly stoodSince?: Instant;
  readonly decision?: { readonly at: Instant; readonly late: boolean };
}
