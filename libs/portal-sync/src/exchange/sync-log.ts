import type { PortalSyncStream, PortalSyncStreams } from '@hoso/application';
import { actorOf, type Principal } from '@hoso/access';
import { portalSyncDecider, type PortalSyncCommand, type PortalSyncEvent } from '@hoso/domain';
import { derivedId, payloadHmac, type HmacSecret } from '@hoso/event-format';
import { isRefusal, type Clock } from '@hoso/kernel';

/** The engine itself, as events name it. */
const PORTAL_SYNC: Principal = { id: 'portal-sync', role: 'clock', units: 'all' };

export interface SyncLogParts {
  readonly streams: PortalSyncStreams;
  readonly clock: Clock;
  readonly hmacSecret: HmacSecret;
}

/** Records what the engine does for a dossier. */
export class SyncLog {
  constructor(private readonly parts: SyncLogParts) {}

  /**
   * Decides one command on the stream as it was read and appends what follows. @param person under whose key contents are sealed
   * @throws WrongExpectedRevision when another instance was first; Error when the law of the way says no
   */
  async record(
    stream: PortalSyncStream,
    command: PortalSyncCommand,
    person: string | undefined,
  ): Promise<PortalSyncStream> {
    const { streams, clock } = this.parts;
    const events = portalSyncDecider.decide(command, stream.sync, { at: clock.now() });
    if (isRefusal(events)) throw new Error(`${command.type} was refused: ${JSON.stringify(events)}`);
    const origin = this.originOf(stream, command.type, events);
    return streams.append(stream, { events, origin, ...(person !== undefined && { person }) });
  }

  private originOf({ code, revision }: PortalSyncStream, type: string, events: readonly PortalSyncEvent[]) {
    const commandId = derivedId(JSON.stringify(['portal-sync', code, revision + 1, type]));
    return {
      commandId,
      payloadHmac: payloadHmac(this.parts.hmacSecret, { code, type, events: events.length }),
      correlationId: commandId,
      causationId: commandId,
      actor: actorOf(PORTAL_SYNC),
    };
  }
}
