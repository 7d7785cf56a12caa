import type { EventOrigin } from '@hoso/event-format';
import {
  dayOf,
  isRefusal,
  type Actor,
  type Clock,
  type Instant,
  type PlainDate,
  type Refusal,
} from '@hoso/kernel';
import type { CaseKind, CaseTypes } from './case-kind';
import { businessTime, permittedActor } from './case-permission';
import type { CaseRequest } from './command-request';
import { CommandFailure } from './failures';

/** A request with the fingerprint of its payload. */
export interface Task<T extends CaseTypes> {
  readonly request: CaseRequest<T>;
  readonly payloadHmac: string;
}

/** What the law says to one command, and the case after it. */
export interface Verdict<T extends CaseTypes> {
  readonly origin: EventOrigin;
  /** The local day of the command. */
  readonly day: PlainDate;
  readonly refusal?: Refusal<T['refusal']>;
  readonly events: readonly T['event'][];
  readonly state: T['state'];
  /** The clock's time of the judgement. */
  readonly judgedAt: Instant;
}

/** What is known of a case besides its state. */
export interface Standing {
  /** The number of the case, or the one that this command opens it under; null while there is none. */
  readonly code: string | null;
  /** When the store took its first event; absent while it has none. */
  readonly recordedAt?: Instant;
}

/** When and by whom a command is given, on what is known of the case. */
export interface Moment extends Standing {
  readonly at: Instant;
  readonly actor: Actor;
}

interface Judged<T extends CaseTypes> {
  readonly at: Instant;
  readonly actor: Actor;
  readonly judgedAt: Instant;
  readonly facts: T['facts'];
}

/** Looks up what a decision may know. */
export interface FactsSource<T extends CaseTypes> {
  find(request: CaseRequest<T>, state: T['state'], moment: Moment): T['facts'] | Promise<T['facts']>;
}

/** The server's time, and how far back a service may date an opening, in hours. */
export interface TimeSource {
  readonly clock: Clock;
  readonly backdatingHours: number;
}

/**
 * Asks the law: permission, business time, facts, decision. Writes nothing. An empty decision is an answer too, and is
 * recorded so that its command id keeps it; only the clock, which looks again and again, leaves no trace of it.
 */
export class Deliberation<T extends CaseTypes> {
  constructor(
    private readonly kind: CaseKind<T>,
    private readonly facts: FactsSource<T>,
    private readonly time: TimeSource,
  ) {}

  /**
   * At once where the facts are at hand: the path of dossiers waits for nothing here.
   * @throws CommandFailure where the law is not asked
   */
  judge(task: Task<T>, state: T['state'], { code, recordedAt }: Standing): Verdict<T> | Promise<Verdict<T>> {
    const { request } = task;
    const { rights } = this.kind;
    this.demandRevision(request, state);
    const actor = permittedActor(rights, request, state);
    const judgedAt = this.time.clock.now();
    const windowHours = this.time.backdatingHours;
    const at = businessTime(rights, { request, state, now: judgedAt, windowHours });
    const judged = { at, actor, judgedAt };
    const standing = { code, ...(recordedAt && { recordedAt }) };
    const facts = this.facts.find(request, state, { at, actor, ...standing });
    return facts instanceof Promise
      ? facts.then((found: T['facts']) => this.verdict(task, state, { ...judged, facts: found }))
      : this.verdict(task, state, { ...judged, facts });
  }

  private verdict(
    { request, payloadHmac }: Task<T>,
    state: T['state'],
    { at, actor, judgedAt, facts }: Judged<T>,
  ): Verdict<T> {
    const { law, askedAgain } = this.kind;
    const { type, data } = request;
    const decision = law.decide({ type, data }, state, facts);
    const { commandId, correlationId, causationId, isDryRun } = request.context;
    const origin = { commandId, payloadHmac, correlationId, causationId, actor };
    const day = dayOf(at, facts.calendar.zone);
    const judged = { origin, day, judgedAt };
    if (isRefusal(decision)) return { ...judged, refusal: decision, events: [], state };
    const isAnswer = decision.length > 0 || isDryRun || actor.role === 'clock';
    const events = isAnswer ? decision : [askedAgain(type, at)];
    return { ...judged, events, state: events.reduce(law.evolve, state) };
  }

  private demandRevision({ context: { expectedRevision } }: CaseRequest<T>, state: T['state']): void {
    const revision = state.opened ? state.revision : -1;
    if (expectedRevision === undefined || expectedRevision === revision) return;
    throw new CommandFailure('stale-revision', { expected: expectedRevision, revision });
  }
}
