import { LRUCache } from 'lru-cache';
import { portalSyncDecider, type PortalSync, type PortalSyncEvent } from '@hoso/domain';
import {
  CHAIN_START,
  decode,
  personalFieldsOf,
  personIdOf,
  seal,
  sealPersonal,
  type EventOrigin,
  type HmacSecret,
  type StoredEvent,
} from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { PersonKeys, SealingKey } from '@hoso/person-keys';
import { appendDecided } from '../intake/append-decided';
import { storedEvent } from '../intake/stored';

export const PORTAL_SYNC_PREFIX = 'portalsync-';

/** What a person’s command id has led to. */
export interface PortalSyncTrace {
  readonly payloadHmac: string;
  readonly events: readonly PortalSyncEvent[];
}

/** The way of one dossier to the portal as read from its stream; revision -1 when nothing has happened yet. */
export interface PortalSyncStream {
  readonly code: string;
  readonly sync: PortalSync;
  readonly revision: number;
  /** Hash of the last event. */
  readonly head: string;
  readonly commands: ReadonlyMap<string, PortalSyncTrace>;
}

/** What is appended: events of one decision, whose they are, and under whose key their contents are sealed. */
export interface PortalSyncWriting {
  readonly events: readonly PortalSyncEvent[];
  readonly origin: EventOrigin;
  /** The applicant, as an envelope of the dossier names them; without one the dossier has a key of its own. */
  readonly person?: string;
}

export interface PortalSyncStreamParts {
  readonly store: EventStore;
  readonly keys: PersonKeys;
  readonly settings: { readonly hmacSecret: HmacSecret };
}

/** Streams kept folded, about 1 kB each; exchanges are many and need not be read again for each next one. */
const CACHED = 5_000;

const OF_PEOPLE: ReadonlySet<PortalSyncEvent['type']> = new Set([
  'PortalSyncOrdered',
  'PortalMessageReleased',
]);

const advanced = (stream: PortalSyncStream, { metadata, ...stored }: StoredEvent): PortalSyncStream => {
  const event = decode({ ...stored, metadata }) as PortalSyncEvent;
  const { commandId, payloadHmac, hash } = metadata;
  const known = stream.commands.get(commandId);
  const isTraced = known !== undefined || OF_PEOPLE.has(event.type);
  const trace = { payloadHmac, events: [...(known?.events ?? []), event] };
  return {
    ...stream,
    sync: portalSyncDecider.evolve(stream.sync, event),
    revision: stream.revision + 1,
    head: hash,
    ...(isTraced && { commands: new Map([...stream.commands, [commandId, trace]]) }),
  };
};

/** Reads and writes the ways of dossiers to the portal. */
export class PortalSyncStreams {
  private readonly cache = new LRUCache<string, PortalSyncStream>({ max: CACHED });

  constructor(private readonly parts: PortalSyncStreamParts) {}

  /** Reads what was added since it was read last. */
  async load(code: string): Promise<PortalSyncStream> {
    const commands: PortalSyncStream['commands'] = new Map();
    const unread = { code, sync: portalSyncDecider.initial, revision: -1, head: CHAIN_START, commands };
    let stream: PortalSyncStream = this.cache.get(code) ?? unread;
    const from = stream.revision + 1;
    for await (const recorded of this.parts.store.read(PORTAL_SYNC_PREFIX + code, { from }))
      stream = advanced(stream, storedEvent(recorded));
    if (stream.revision >= 0) this.cache.set(code, stream);
    return stream;
  }

  /** Appends after the last event of the stream as it was read. @throws WrongExpectedRevision when somebody was first */
  async append(stream: PortalSyncStream, writing: PortalSyncWriting): Promise<PortalSyncStream> {
    const { events, origin } = writing;
    if (events.length === 0) return stream;
    const sealed = await this.sealed(stream.code, writing);
    const stored = await appendDecided(
      this.parts.store,
      { ...stream, stream: PORTAL_SYNC_PREFIX + stream.code },
      { events: sealed, origin },
    );
    const written = stored.reduce(advanced, stream);
    this.cache.set(stream.code, written);
    return written;
  }

  private async sealed(
    code: string,
    { events, person }: PortalSyncWriting,
  ): Promise<readonly PortalSyncEvent[]> {
    if (!events.some(({ type }) => personalFieldsOf(type).length > 0)) return events;
    const { key, person: name } = await this.keyOf(code, person);
    return events.map(
      (event) =>
        sealPersonal(event, personalFieldsOf(event.type), (value) =>
          seal(key, name, value),
        ) as PortalSyncEvent,
    );
  }

  /** The applicant’s present key, so that an erasure reaches what was sent; the dossier’s own where that was destroyed. */
  private async keyOf(code: string, person: string | undefined): Promise<SealingKey> {
    const { keys, settings } = this.parts;
    const known = person === undefined ? undefined : (await keys.find([person])).get(person);
    if (known && person !== undefined) return { person, key: known };
    const own = personIdOf(settings.hmacSecret, { dossier: code, part: 'portal-sync' });
    return (await keys.keysFor([own])).get(own)!;
  }
}
