import { actorOf, type Principal } from '@hoso/access';
import {
  DEFAULT_REDATING_POLICY,
  redatingDecider,
  type Redating,
  type RedatingCommand,
  type RedatingFacts,
  type RedatingRefusal,
  type RedatingState,
} from '@hoso/domain';
import { payloadHmac } from '@hoso/event-format';
import { isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import { isRefusal, type Clock, type Refusal } from '@hoso/kernel';
import { appendDecided } from '../intake/append-decided';
import { CommandFailure } from '../intake/failures';
import type { ReferenceData } from '../reference/reference-data';
import type { ApplicationSettings } from '../settings';
import { demandRedating } from './redating-rights';
import { REDATING_PREFIX, type RedatingStream, type RedatingStreams } from './redating-streams';

/** Who asks and how. */
export interface RedatingContext {
  readonly principal: Principal;
  /** UUID. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
}

export interface RedatingRequest {
  /** Id of the re-dating. */
  readonly id: string;
  readonly command: RedatingCommand;
  readonly context: RedatingContext;
}

export interface RedatingAccepted {
  readonly commandId: string;
  /** Of the last event of the stream. */
  readonly revision: number;
  /** Types of what was recorded, now or when the command came first. */
  readonly events: readonly string[];
  readonly redating: Redating;
}

/** What re-datings are changed with. */
export interface RedatingParts {
  readonly store: EventStore;
  readonly streams: RedatingStreams;
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly settings: ApplicationSettings;
}

const MAX_RACES = 10;

/** What a repeated command id must say again: what was asked, not what was found in answer to it. */
const askedIn = ({ type, data }: RedatingCommand): object => {
  switch (type) {
    case 'ProposeRedating':
      return { cause: data.cause, scope: data.scope };
    case 'RecordAssessed':
      return { after: data.after };
    case 'RecordRedated':
      return { after: data.after };
    case 'ConcludeAssessment':
    case 'OrderRedating':
    case 'CompleteRedating':
    case 'WithdrawRedating':
      return data;
  }
};

/** Commands that people give; the others are the engine's own, on what people have given. */
const isOfPeople = ({ type }: RedatingCommand): boolean =>
  type === 'ProposeRedating' || type === 'OrderRedating' || type === 'WithdrawRedating';

/** Takes commands about re-datings, of people and of the engine's own work on them. */
export class RedatingDecisions {
  constructor(private readonly parts: RedatingParts) {}

  /** @throws CommandFailure redating-not-found, not-permitted, command-id-conflict, lost-race */
  async take(request: RedatingRequest): Promise<RedatingAccepted | Refusal<RedatingRefusal>> {
    for (let race = 0; race < MAX_RACES; race++) {
      try {
        return await this.decide(request);
      } catch (error) {
        if (!isWrongExpectedRevision(error)) throw error;
      }
    }
    throw new CommandFailure('lost-race', { id: request.id, tries: MAX_RACES });
  }

  private async decide(request: RedatingRequest): Promise<RedatingAccepted | Refusal<RedatingRefusal>> {
    const { id, command, context } = request;
    const stream = await this.parts.streams.load(id);
    this.demandRight(request, stream.redating);
    const { commandId, correlationId, causationId, principal } = context;
    const asked = { id, type: command.type, ...askedIn(command) };
    const payload = payloadHmac(this.parts.settings.hmacSecret, asked);
    const repeated = this.repeatedBy(commandId, payload, stream);
    if (repeated) return repeated;
    const facts = this.factsFor(command, stream.redating, principal);
    const events = redatingDecider.decide(command, stream.redating, facts);
    if (isRefusal(events)) return events;
    const origin = { commandId, payloadHmac: payload, correlationId, causationId, actor: facts.actor };
    const end = { stream: `${REDATING_PREFIX}${stream.id}`, ...stream };
    const written = await appendDecided(this.parts.store, end, { events, origin });
    const redating = events.reduce(redatingDecider.evolve, stream.redating)!;
    return {
      commandId,
      revision: stream.revision + written.length,
      events: events.map(({ type }) => type),
      redating,
    };
  }

  private demandRight(
    { id, command, context: { principal } }: RedatingRequest,
    redating: RedatingState,
  ): void {
    if (!isOfPeople(command)) return;
    const scope = command.type === 'ProposeRedating' ? command.data.scope : redating?.scope;
    if (!scope) throw new CommandFailure('redating-not-found', { redating: id });
    demandRedating(principal, scope);
  }

  private repeatedBy(
    commandId: string,
    payload: string,
    { commands, revision, redating }: RedatingStream,
  ): RedatingAccepted | undefined {
    const known = commands.get(commandId);
    if (!known) return undefined;
    if (known.payloadHmac !== payload) throw new CommandFailure('command-id-conflict', { commandId });
    return { commandId, revision, events: known.events, redating: redating! };
  }

  private factsFor(command: RedatingCommand, redating: RedatingState, principal: Principal): RedatingFacts {
    const { clock, reference } = this.parts;
    reference.assertLive();
    const cause = command.type === 'ProposeRedating' ? command.data.cause : redating?.cause;
    const region = cause && 'calendar' in cause ? cause.calendar.region : undefined;
    const newestCalendar = region === undefined ? undefined : reference.calendar(region)?.version;
    return {
      at: clock.now(),
      actor: actorOf(principal),
      policy: DEFAULT_REDATING_POLICY,
      ...(newestCalendar !== undefined && { newestCalendar }),
    };
  }
}
