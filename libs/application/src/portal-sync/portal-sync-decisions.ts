import { actorOf, mayAct, type Principal } from '@hoso/access';
import {
  portalSyncDecider,
  type PortalSync,
  type PortalSyncCommand,
  type PortalSyncEvent,
  type PortalSyncRefusal,
} from '@hoso/domain';
import { payloadHmac } from '@hoso/event-format';
import { isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import { isRefusal, type Clock, type Refusal } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { ApplicationSettings } from '../settings';
import { demandDossier } from './demand-dossier';
import type { PortalSyncStream, PortalSyncStreams } from './portal-sync-streams';

/** Who asks and how. */
export interface PortalSyncContext {
  readonly principal: Principal;
  /** UUID. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
}

/** What people may ask; the other commands are the engine’s own. */
export type OperatorCommand = Extract<PortalSyncCommand, { type: 'OrderPortalSync' | 'ReleaseMessage' }>;

export interface PortalSyncRequest {
  /** Of the dossier. */
  readonly code: string;
  readonly command: OperatorCommand;
  readonly context: PortalSyncContext;
}

export interface PortalSyncAccepted {
  readonly commandId: string;
  /** Of the last event of the stream. */
  readonly revision: number;
  readonly events: readonly PortalSyncEvent[];
  readonly sync: PortalSync;
}

export interface PortalSyncParts {
  readonly store: EventStore;
  readonly streams: PortalSyncStreams;
  readonly clock: Clock;
  readonly settings: Pick<ApplicationSettings, 'hmacSecret'>;
}

const MAX_RACES = 10;

const acceptedOf = (
  { revision, sync }: PortalSyncStream,
  commandId: string,
  events: readonly PortalSyncEvent[],
): PortalSyncAccepted => ({ commandId, revision, events, sync });

/** Takes what operators decide about a dossier’s way to the portal. */
export class PortalSyncDecisions {
  constructor(private readonly parts: PortalSyncParts) {}

  /** @throws CommandFailure not-permitted, dossier-not-found, command-id-conflict, lost-race */
  async take(request: PortalSyncRequest): Promise<PortalSyncAccepted | Refusal<PortalSyncRefusal>> {
    const { code, context } = request;
    const permission = mayAct(context.principal, 'operate');
    if ('denied' in permission)
      throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
    await demandDossier(this.parts.store, code);
    for (let race = 0; race < MAX_RACES; race++) {
      try {
        return await this.decide(request);
      } catch (error) {
        if (!isWrongExpectedRevision(error)) throw error;
      }
    }
    throw new CommandFailure('lost-race', { code, tries: MAX_RACES });
  }

  private async decide({
    code,
    command,
    context,
  }: PortalSyncRequest): Promise<PortalSyncAccepted | Refusal<PortalSyncRefusal>> {
    const { principal, ...ids } = context;
    const { commandId } = ids;
    const stream = await this.parts.streams.load(code);
    const payload = payloadHmac(this.parts.settings.hmacSecret, { code, command });
    const repeated = stream.commands.get(commandId);
    if (repeated && repeated.payloadHmac !== payload)
      throw new CommandFailure('command-id-conflict', { commandId });
    if (repeated) return acceptedOf(stream, commandId, repeated.events);
    const events = portalSyncDecider.decide(command, stream.sync, { at: this.parts.clock.now() });
    if (isRefusal(events)) return events;
    const origin = { ...ids, payloadHmac: payload, actor: actorOf(principal) };
    return acceptedOf(await this.parts.streams.append(stream, { events, origin }), commandId, events);
  }
}
