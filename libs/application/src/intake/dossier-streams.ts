import { LRUCache } from 'lru-cache';
import { dossierDecider, type Dossier, type DossierEvent } from '@hoso/domain';
import { CHAIN_START, decode, type StoredEvent } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';
import { storedEvent } from './stored';

/** The events that a command id has led to, in this dossier. */
export interface CommandTrace {
  readonly payloadHmac: string;
  readonly from: number;
  readonly to: number;
}

/** A dossier as read from its stream. */
export interface DossierStream {
  readonly code: string;
  readonly dossier: Dossier;
  /** Of the last event; -1 for none. */
  readonly revision: number;
  /** The store's time of the first event; for one just written the clock's. */
  readonly recordedAt?: Instant;
  /** Hash of the last event. */
  readonly head: string;
  readonly commands: Map<string, CommandTrace>;
}

export const streamOf = (code: string): string => `dossier-${code}`;

const traced = (commands: Map<string, CommandTrace>, { metadata }: StoredEvent, revision: number): void => {
  const { commandId, payloadHmac } = metadata;
  const known = commands.get(commandId);
  commands.set(commandId, { payloadHmac, from: known?.from ?? revision, to: revision });
};

interface Advance {
  readonly dossier: Dossier;
  /** When the first of the events was recorded. */
  readonly recordedAt: Instant;
}

/** The stream after events that were acknowledged and made `dossier`; its map of commands moves on with it. */
export const advanced = (
  stream: DossierStream,
  stored: readonly StoredEvent[],
  { dossier, recordedAt }: Advance,
): DossierStream => {
  const { commands } = stream;
  let { revision } = stream;
  for (const event of stored) traced(commands, event, ++revision);
  return {
    ...stream,
    dossier,
    revision,
    recordedAt: stream.recordedAt ?? recordedAt,
    head: stored.at(-1)?.metadata.hash ?? stream.head,
  };
};

const folded = (dossier: Dossier, stored: readonly StoredEvent[]): Dossier =>
  stored.reduce((state, event) => dossierDecider.evolve(state, decode(event) as DossierEvent), dossier);

const unread = (code: string): DossierStream => ({
  code,
  dossier: dossierDecider.initial,
  revision: -1,
  head: CHAIN_START,
  commands: new Map(),
});

/** Dossiers by code; a bounded number stay folded in memory, and nothing enters that was not acknowledged or read. */
export class DossierStreams {
  private readonly cache: LRUCache<string, DossierStream>;

  constructor(
    private readonly store: EventStore,
    cachedDossiers: number,
  ) {
    this.cache = new LRUCache({ max: cachedDossiers });
  }

  /** @returns a stream at revision -1 when there is no such dossier */
  async load(code: string): Promise<DossierStream> {
    return this.cache.get(code) ?? this.reload(code);
  }

  /** Reads what was added since the cached revision, or all. */
  async reload(code: string): Promise<DossierStream> {
    const known = this.cache.get(code) ?? unread(code);
    const stored: StoredEvent[] = [];
    let recordedAt: Instant | undefined;
    for await (const event of this.store.read(streamOf(code), { from: known.revision + 1 })) {
      recordedAt ??= event.recordedAt;
      stored.push(storedEvent(event));
    }
    const stream = recordedAt
      ? advanced(known, stored, { dossier: folded(known.dossier, stored), recordedAt })
      : known;
    if (stream.revision >= 0) this.cache.set(code, stream);
    return stream;
  }

  keep(stream: DossierStream): void {
    this.cache.set(stream.code, stream);
  }
}
