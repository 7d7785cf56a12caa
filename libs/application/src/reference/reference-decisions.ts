import { randomUUID } from 'node:crypto';
import { actorOf, mayAct } from '@hoso/access';
import { CHAIN_START, decode, encode, payloadHmac, sealChain } from '@hoso/event-format';
import { isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import { isRefusal, type Clock, type DomainEvent, type Refusal } from '@hoso/kernel';
import type { CommandContext } from '../intake/command-request';
import { CommandFailure } from '../intake/failures';
import { storedEvent } from '../intake/stored';
import type { ApplicationSettings } from '../settings';
import { firstDecided } from './first-decided';
import type { ReferenceData } from './reference-data';
import { REFERENCE_KINDS, type ReferenceFacts, type ReferenceKindName } from './reference-kinds';

/** One command about a procedure, a unit, a calendar or the policy. */
export interface ReferenceRequest {
  readonly kind: ReferenceKindName;
  /** Procedure code, unit id, calendar region, or name of the policy. */
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly context: CommandContext;
}

export interface ReferenceAccepted {
  readonly commandId: string;
  readonly revision: number;
  readonly events: readonly DomainEvent[];
}

interface Loaded {
  readonly state: unknown;
  readonly revision: number;
  readonly head: string;
  readonly repeated: readonly DomainEvent[];
}

/** What reference data is changed with. */
export interface ReferenceParts {
  readonly store: EventStore;
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly settings: ApplicationSettings;
}

const MAX_RACES = 5;

/** Changes reference data by commands; streams are short and read anew each time. */
export class ReferenceDecisions {
  constructor(private readonly parts: ReferenceParts) {}

  /** @throws CommandFailure where no rule was asked; returns when decisions see the change */
  async take(request: ReferenceRequest): Promise<ReferenceAccepted | Refusal> {
    const permission = mayAct(request.context.principal, 'reference-data');
    if ('denied' in permission)
      throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
    for (let race = 0; race < MAX_RACES; race++) {
      try {
        return await this.decide(request);
      } catch (error) {
        if (!isWrongExpectedRevision(error)) throw error;
      }
    }
    throw new CommandFailure('lost-race', { id: request.id, tries: MAX_RACES });
  }

  private async decide(request: ReferenceRequest): Promise<ReferenceAccepted | Refusal> {
    const { kind, id, type, data, context } = request;
    const { prefix, decide } = REFERENCE_KINDS[kind];
    const payload = payloadHmac(this.parts.settings.hmacSecret, { kind, id, type, data });
    const { commandId, correlationId, causationId } = context;
    const loaded = await this.load(request, payload);
    if (loaded.repeated.length > 0) return { commandId, revision: loaded.revision, events: loaded.repeated };
    const facts = await this.factsFor(request);
    const events = decide({ type, data }, loaded.state, facts);
    if (isRefusal(events)) return events;
    if (events.length === 0 || context.isDryRun) return { commandId, revision: loaded.revision, events };
    const origin = { commandId, payloadHmac: payload, correlationId, causationId, actor: facts.actor };
    const stored = sealChain(
      loaded.head,
      events.map((event) => encode(randomUUID(), event, origin)),
    );
    const expected = loaded.revision < 0 ? ('no-stream' as const) : loaded.revision;
    const { revision, position } = await this.parts.store.append(`${prefix}${id}`, expected, stored);
    await this.parts.reference.reached(position);
    return { commandId, revision, events };
  }

  private async factsFor({ kind, context }: ReferenceRequest): Promise<ReferenceFacts> {
    const { store, clock } = this.parts;
    const facts = { at: context.occurredAt ?? clock.now(), actor: actorOf(context.principal) };
    const decided = kind === 'policy' ? await firstDecided(store) : undefined;
    return { ...facts, ...(decided !== undefined && { decided }) };
  }

  private async load({ kind, id, context }: ReferenceRequest, payload: string): Promise<Loaded> {
    const { prefix, initial, evolve } = REFERENCE_KINDS[kind];
    let loaded: Loaded = { state: initial, revision: -1, head: CHAIN_START, repeated: [] };
    for await (const recorded of this.parts.store.read(`${prefix}${id}`)) {
      const stored = storedEvent(recorded);
      const event = decode(stored);
      const isOwn = stored.metadata.commandId === context.commandId;
      if (isOwn && stored.metadata.payloadHmac !== payload) {
        throw new CommandFailure('command-id-conflict', { commandId: context.commandId, id });
      }
      loaded = {
        state: evolve(loaded.state, event),
        revision: recorded.revision,
        head: stored.metadata.hash,
        repeated: isOwn ? [...loaded.repeated, event] : loaded.repeated,
      };
    }
    return loaded;
  }
}
