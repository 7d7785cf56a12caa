import { actorOf, mayAct, type Principal } from '@hoso/access';
import {
  alertDecider,
  type Alert,
  type AlertCommand,
  type AlertEvent,
  type AlertRefusal,
  type AlertState,
} from '@hoso/domain';
import { payloadHmac } from '@hoso/event-format';
import { isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import { isRefusal, type Actor, type Clock, type Refusal } from '@hoso/kernel';
import { appendDecided } from '../intake/append-decided';
import { CommandFailure } from '../intake/failures';
import type { ReferenceData } from '../reference/reference-data';
import type { ApplicationSettings } from '../settings';
import { AlertFactsFinder } from './alert-facts';
import { ALERT_PREFIX, readAlert } from './alert-streams';

/** Who asks and how. */
export interface AlertContext {
  readonly principal: Principal;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
}

export interface AlertRequest {
  /** Id of the alert. */
  readonly id: string;
  readonly command: AlertCommand;
  readonly context: AlertContext;
}

export interface AlertAccepted {
  readonly commandId: string;
  readonly revision: number;
  readonly events: readonly AlertEvent[];
  readonly alert: Alert;
}

/** What alerts are changed with. */
export interface AlertParts {
  readonly store: EventStore;
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly settings: ApplicationSettings;
}

const MAX_RACES = 10;

/** The units that an alert concerns: the one that answers, and the one above it where it went up so far. */
export const unitsAlerted = ({
  unit,
  superior,
  audience,
}: Pick<Alert, 'unit' | 'superior' | 'audience'>): readonly string[] =>
  [unit, audience === 'superior' ? superior : undefined].filter((each) => each !== undefined);

/** Takes commands about alerts, of people and of the engine’s own processes. */
export class AlertDecisions {
  private readonly facts: AlertFactsFinder;

  constructor(private readonly parts: AlertParts) {
    this.facts = new AlertFactsFinder(parts);
  }

  /** @throws CommandFailure where no rule was asked */
  async take(request: AlertRequest): Promise<AlertAccepted | Refusal<AlertRefusal>> {
    for (let race = 0; race < MAX_RACES; race++) {
      try {
        return await this.decide(request);
      } catch (error) {
        if (!isWrongExpectedRevision(error)) throw error;
      }
    }
    throw new CommandFailure('lost-race', { id: request.id, tries: MAX_RACES });
  }

  private async decide(request: AlertRequest): Promise<AlertAccepted | Refusal<AlertRefusal>> {
    const { id, command, context } = request;
    const { commandId } = context;
    const stream = await readAlert(this.parts.store, id);
    const payload = payloadHmac(this.parts.settings.hmacSecret, { id, command });
    const repeated = stream.commands.get(commandId);
    if (repeated && repeated.payloadHmac !== payload)
      throw new CommandFailure('command-id-conflict', { commandId });
    const actor = this.permitted(request, stream.alert);
    if (repeated)
      return { commandId, revision: stream.revision, events: repeated.events, alert: stream.alert! };
    const events = alertDecider.decide(command, stream.alert, this.facts.find(command, stream.alert, actor));
    if (isRefusal(events)) return events;
    const { correlationId, causationId } = context;
    const origin = { commandId, payloadHmac: payload, correlationId, causationId, actor };
    const end = { stream: `${ALERT_PREFIX}${id}`, ...stream };
    const written = await appendDecided(this.parts.store, end, { events, origin });
    const revision = stream.revision + written.length;
    return { commandId, revision, events, alert: events.reduce(alertDecider.evolve, stream.alert)! };
  }

  /** @throws CommandFailure alert-not-found, not-permitted */
  private permitted({ id, command, context }: AlertRequest, alert: AlertState): Actor {
    const { principal } = context;
    if (command.type !== 'AcknowledgeAlert') return actorOf(principal);
    if (!alert) throw new CommandFailure('alert-not-found', { alert: id });
    const units = unitsAlerted(alert);
    const permission = mayAct(principal, alert.unit === undefined ? 'operate' : 'handle', units);
    if ('denied' in permission)
      throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
    return actorOf(
      principal,
      units.find((unit) => principal.units !== 'all' && principal.units.includes(unit)),
    );
  }
}
