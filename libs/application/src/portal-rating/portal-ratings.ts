import { actorOf, type Principal } from '@hoso/access';
import {
  portalRatingDecider,
  type PortalRating,
  type PortalRatingCommand,
  type PortalRatingEvent,
  type RatedMonth,
} from '@hoso/domain';
import { CHAIN_START, decode, derivedId, payloadHmac, type HmacSecret } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { isRefusal, type Clock } from '@hoso/kernel';
import { appendDecided } from '../intake/append-decided';
import { storedEvent } from '../intake/stored';

const PREFIX = 'portalrating-';

/** A month of a procedure on its way to the portal; revision -1 when nothing has happened yet. */
export interface PortalRatingStream {
  readonly of: RatedMonth;
  readonly rating: PortalRating;
  readonly revision: number;
  /** Hash of the last event. */
  readonly head: string;
}

export interface PortalRatingsParts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly settings: { readonly hmacSecret: HmacSecret };
}

/** The engine itself, as events name it. */
const PORTAL_SYNC: Principal = { id: 'portal-sync', role: 'clock', units: 'all' };

const nameOf = ({ month, procedure }: RatedMonth): string => `${PREFIX}${month}-${procedure}`;

/** What passed with the portal about each month’s ratings; the streams are short. */
export class PortalRatings {
  constructor(private readonly parts: PortalRatingsParts) {}

  async load(of: RatedMonth): Promise<PortalRatingStream> {
    let stream = { of, rating: portalRatingDecider.initial, revision: -1, head: CHAIN_START };
    for await (const recorded of this.parts.store.read(nameOf(of))) {
      const stored = storedEvent(recorded);
      const rating = portalRatingDecider.evolve(stream.rating, decode(stored) as PortalRatingEvent);
      stream = { of, rating, revision: recorded.revision, head: stored.metadata.hash };
    }
    return stream;
  }

  /**
   * Decides one command on the stream as it was read and appends what follows.
   * @throws WrongExpectedRevision when another instance was first; Error when the rules say no
   */
  async record(stream: PortalRatingStream, command: PortalRatingCommand): Promise<PortalRatingStream> {
    const { store, clock } = this.parts;
    const events = portalRatingDecider.decide(command, stream.rating, { at: clock.now() });
    if (isRefusal(events)) throw new Error(`${command.type} was refused: ${JSON.stringify(events)}`);
    const end = { ...stream, stream: nameOf(stream.of) };
    const stored = await appendDecided(store, end, { events, origin: this.originOf(stream, command) });
    return {
      of: stream.of,
      rating: events.reduce(portalRatingDecider.evolve, stream.rating),
      revision: stream.revision + stored.length,
      head: stored.at(-1)?.metadata.hash ?? stream.head,
    };
  }

  private originOf({ of, revision }: PortalRatingStream, { type, data }: PortalRatingCommand) {
    const commandId = derivedId(JSON.stringify([nameOf(of), revision + 1, type]));
    return {
      commandId,
      payloadHmac: payloadHmac(this.parts.settings.hmacSecret, { ...of, type, data }),
      correlationId: commandId,
      causationId: commandId,
      actor: actorOf(PORTAL_SYNC),
    };
  }
}
