import {
  askedAgain,
  dossierDecider,
  type Dossier,
  type DossierCommand,
  type DossierEvent,
  type RefusalCode,
} from '@hoso/domain';
import type { EventOrigin } from '@hoso/event-format';
import { dayOf, isRefusal, type Clock, type Instant, type PlainDate, type Refusal } from '@hoso/kernel';
import type { ApplicationSettings } from '../settings';
import type { CommandRequest } from './command-request';
import type { FactsFinder } from './facts-finder';
import { CommandFailure } from './failures';
import { businessTime, permittedActor } from './permission';

/** A request with the fingerprint of its payload. */
export interface Task {
  readonly request: CommandRequest;
  readonly payloadHmac: string;
}

/** What the law says to one command, and the dossier after it. */
export interface Verdict {
  readonly origin: EventOrigin;
  /** The local day of the command. */
  readonly day: PlainDate;
  readonly refusal?: Refusal<RefusalCode>;
  readonly events: readonly DossierEvent[];
  readonly dossier: Dossier;
  /** The clock's time of the judgement. */
  readonly judgedAt: Instant;
}

/** What is known of a dossier besides its state. */
export interface Standing {
  /** The number of the dossier, or the one that this command opens it under; null while there is none. */
  readonly code: string | null;
  readonly recordedAt?: Instant;
}

/**
 * Asks the law: permission, business time, facts, decision. Writes nothing. An empty decision is an answer too, and is
 * recorded so that its command id keeps it; only the clock, which looks again and again, leaves no trace of it.
 */
export class Deliberation {
  constructor(
    private readonly facts: FactsFinder,
    private readonly clock: Clock,
    private readonly settings: ApplicationSettings,
  ) {}

  /** @throws CommandFailure where the law is not asked */
  judge({ request, payloadHmac }: Task, dossier: Dossier, { code, recordedAt }: Standing): Verdict {
    this.demandRevision(request, dossier);
    const actor = permittedActor(request, dossier);
    const now = this.clock.now();
    const at = businessTime(request, dossier, {
      now,
      windowHours: this.settings.backdatingHours,
    });
    const found = this.facts.find(request, dossier, { at, actor });
    const facts = { ...found, code, ...(recordedAt && { recordedAt }) };
    const command = { type: request.type, data: request.data } as DossierCommand;
    const decision = dossierDecider.decide(command, dossier, facts);
    const { commandId, correlationId, causationId, isDryRun } = request.context;
    const origin = { commandId, payloadHmac, correlationId, causationId, actor };
    const day = dayOf(at, facts.calendar.zone);
    const judged = { origin, day, judgedAt: now };
    if (isRefusal(decision)) return { ...judged, refusal: decision, events: [], dossier };
    const isAnswer = decision.length > 0 || isDryRun || actor.role === 'clock';
    const events = isAnswer ? decision : [askedAgain(request.type, at)];
    return { ...judged, events, dossier: events.reduce(dossierDecider.evolve, dossier) };
  }

  private demandRevision({ context: { expectedRevision } }: CommandRequest, dossier: Dossier): void {
    const revision = dossier.opened ? dossier.revision : -1;
    if (expectedRevision === undefined || expectedRevision === revision) return;
    throw new CommandFailure('stale-revision', { expected: expectedRevision, revision });
  }
}
