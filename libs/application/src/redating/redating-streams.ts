import { LRUCache } from 'lru-cache';
import { isToRedate, redatingDecider, type RedatingEvent, type RedatingState } from '@hoso/domain';
import { CHAIN_START, decode, type StoredEvent } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Actor } from '@hoso/kernel';
import { storedEvent } from '../intake/stored';

export const REDATING_PREFIX = 'redating-';

/** The events that a command id has led to. */
export interface RedatingTrace {
  readonly payloadHmac: string;
  readonly events: readonly string[];
}

/** Where a part of the list of dossiers stands in the stream. */
export interface ListedPart {
  readonly revision: number;
  /** How many of the list stand in the parts before. */
  readonly before: number;
  readonly count: number;
}

/** Who ordered it, and by which command. */
export interface OrderOrigin {
  readonly actor: Actor;
  readonly commandId: string;
}

/** A re-dating as read from its stream; revision -1 when it was never proposed. */
export interface RedatingStream {
  readonly id: string;
  readonly redating: RedatingState;
  readonly revision: number;
  /** Hash of the last event. */
  readonly head: string;
  readonly commands: ReadonlyMap<string, RedatingTrace>;
  readonly parts: readonly ListedPart[];
  readonly origin?: OrderOrigin;
}

const unread = (id: string): RedatingStream => ({
  id,
  redating: redatingDecider.initial,
  revision: -1,
  head: CHAIN_START,
  commands: new Map(),
  parts: [],
});

/** What is folded while a stream is read; the collections are its own until it is done. */
class Reading {
  private readonly commands: Map<string, RedatingTrace>;
  private readonly parts: ListedPart[];
  private origin: OrderOrigin | undefined;
  private redating: RedatingState;
  private revision: number;
  private head: string;

  constructor(private readonly from: RedatingStream) {
    this.commands = new Map(from.commands);
    this.parts = [...from.parts];
    this.origin = from.origin;
    this.redating = from.redating;
    this.revision = from.revision;
    this.head = from.head;
  }

  take(stored: StoredEvent): void {
    const event = decode(stored) as RedatingEvent;
    const { commandId, payloadHmac, hash, actor } = stored.metadata;
    this.revision += 1;
    if (event.type === 'DossiersAssessed') {
      const count = event.data.dossiers.filter(isToRedate).length;
      this.parts.push({ revision: this.revision, before: this.redating?.listed ?? 0, count });
    }
    if (event.type === 'RedatingOrdered') this.origin = { actor, commandId };
    this.redating = redatingDecider.evolve(this.redating, event);
    this.head = hash;
    const known = this.commands.get(commandId)?.events ?? [];
    this.commands.set(commandId, { payloadHmac, events: [...known, event.type] });
  }

  get stream(): RedatingStream {
    const { redating, revision, head, commands, parts, origin } = this;
    return { id: this.from.id, redating, revision, head, commands, parts, ...(origin && { origin }) };
  }
}

const CACHED = 64;

/** Re-datings by id; their streams may be long, so that what was read stays folded in memory. */
export class RedatingStreams {
  private readonly cache = new LRUCache<string, RedatingStream>({ max: CACHED });

  constructor(private readonly store: EventStore) {}

  /** Reads what was added since it was read last. @returns a stream at revision -1 when there is no such re-dating */
  async load(id: string): Promise<RedatingStream> {
    const known = this.cache.get(id) ?? unread(id);
    let reading: Reading | undefined;
    for await (const recorded of this.store.read(`${REDATING_PREFIX}${id}`, { from: known.revision + 1 }))
      (reading ??= new Reading(known)).take(storedEvent(recorded));
    if (!reading) return known;
    const { stream } = reading;
    this.cache.set(id, stream);
    return stream;
  }
}
