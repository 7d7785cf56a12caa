import { LRUCache } from 'lru-cache';
import { CHAIN_START, decode, type StoredEvent } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import type { CaseKind, CaseTypes } from './case-kind';
import { storedEvent } from './stored';

/** The events that a command id has led to, in this case. */
export interface CommandTrace {
  readonly payloadHmac: string;
  readonly from: number;
  readonly to: number;
}

/** A case as read from its stream. */
export interface CaseStream<T extends CaseTypes> {
  readonly code: string;
  readonly state: T['state'];
  /** Of the last event; -1 for none. */
  readonly revision: number;
  /** The store's time of the first event; for one just written the clock's. */
  readonly recordedAt?: Instant;
  /** Hash of the last event. */
  readonly head: string;
  readonly commands: Map<string, CommandTrace>;
}

const traced = (commands: Map<string, CommandTrace>, { metadata }: StoredEvent, revision: number): void => {
  const { commandId, payloadHmac } = metadata;
  const known = commands.get(commandId);
  commands.set(commandId, { payloadHmac, from: known?.from ?? revision, to: revision });
};

interface Advance<T extends CaseTypes> {
  readonly state: T['state'];
  /** When the first of the events was recorded. */
  readonly recordedAt: Instant;
}

/** The stream after events that were acknowledged and made `state`; its map of commands moves on with it. */
export const advanced = <T extends CaseTypes>(
  stream: CaseStream<T>,
  stored: readonly StoredEvent[],
  { state, recordedAt }: Advance<T>,
): CaseStream<T> => {
  const { commands } = stream;
  let { revision } = stream;
  for (const event of stored) traced(commands, event, ++revision);
  return {
    ...stream,
    state,
    revision,
    recordedAt: stream.recordedAt ?? recordedAt,
    head: stored.at(-1)?.metadata.hash ?? stream.head,
  };
};

/** Cases of one kind by code; a bounded number stay folded in memory, and nothing enters that was not acknowledged or read. */
export class CaseStreams<T extends CaseTypes> {
  private readonly cache: LRUCache<string, CaseStream<T>>;

  constructor(
    readonly kind: CaseKind<T>,
    private readonly store: EventStore,
    cachedCases: number,
  ) {
    this.cache = new LRUCache({ max: cachedCases });
  }

  nameOf(code: string): string {
    return this.kind.streamPrefix + code;
  }

  /** @returns a stream at revision -1 when there is no such case */
  async load(code: string): Promise<CaseStream<T>> {
    return this.cache.get(code) ?? this.reload(code);
  }

  /** Reads what was added since the cached revision, or all. */
  async reload(code: string): Promise<CaseStream<T>> {
    const known = this.cache.get(code) ?? this.unread(code);
    const stored: StoredEvent[] = [];
    let recordedAt: Instant | undefined;
    for await (const event of this.store.read(this.nameOf(code), { from: known.revision + 1 })) {
      recordedAt ??= event.recordedAt;
      stored.push(storedEvent(event));
    }
    const stream = recordedAt
      ? advanced(known, stored, { state: this.folded(known.state, stored), recordedAt })
      : known;
    if (stream.revision >= 0) this.cache.set(code, stream);
    return stream;
  }

  keep(stream: CaseStream<T>): void {
    this.cache.set(stream.code, stream);
  }

  private unread(code: string): CaseStream<T> {
    return { code, state: this.kind.law.initial, revision: -1, head: CHAIN_START, commands: new Map() };
  }

  private folded(state: T['state'], stored: readonly StoredEvent[]): T['state'] {
    const { law } = this.kind;
    return stored.reduce((before, event) => law.evolve(before, decode(event)), state);
  }
}
