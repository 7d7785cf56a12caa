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
  /** Taken up from a snapshot for one decision: those in memory need not give way to it. */
  readonly isPassing?: true;
}

/** A case as it was read, as text: for the same program only, as the shape of states is nobody's contract. */
export interface CaseSnapshot {
  readonly code: string;
  /** Of the last event in it. */
  readonly revision: number;
  readonly text: string;
}

/** What decisions have of cases in memory, for whoever knows which are asked about soon. */
export interface CaseMemory {
  isAtHand(code: string): boolean;
  /** A case as it stands; none of those in memory has to give way to it. @returns undefined when there is no such case */
  snapshot(code: string): Promise<CaseSnapshot | undefined>;
}

const snapshotOf = <T extends CaseTypes>({ commands, ...stream }: CaseStream<T>): CaseSnapshot => ({
  code: stream.code,
  revision: stream.revision,
  text: JSON.stringify({ ...stream, commands: [...commands] }),
});

const passing = <T extends CaseTypes>({ text }: CaseSnapshot): CaseStream<T> => {
  const stream = JSON.parse(text) as Omit<CaseStream<T>, 'commands'> & {
    readonly commands: readonly [string, CommandTrace][];
  };
  return { ...stream, commands: new Map(stream.commands), isPassing: true };
};

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

/** The stream after events that made `state`; its map of commands moves on with it. */
const advanced = <T extends CaseTypes>(
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
export class CaseStreams<T extends CaseTypes> implements CaseMemory {
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

  /**
   * @param known the case as it stood once, for one that is not in memory; what was added since is found out by the append
   * @returns a stream at revision -1 when there is no such case
   */
  async load(code: string, known?: CaseSnapshot): Promise<CaseStream<T>> {
    return this.cache.get(code) ?? (known ? passing(known) : this.reload(code));
  }

  /** Reads what was added since the cached revision, or all. */
  async reload(code: string): Promise<CaseStream<T>> {
    const stream = await this.readOn(this.cache.get(code) ?? this.unread(code));
    if (stream.revision >= 0) this.cache.set(code, stream);
    return stream;
  }

  async snapshot(code: string): Promise<CaseSnapshot | undefined> {
    const stream = this.cache.peek(code) ?? (await this.readOn(this.unread(code)));
    return stream.revision < 0 ? undefined : snapshotOf(stream);
  }

  isAtHand(code: string): boolean {
    return this.cache.has(code);
  }

  /** Takes in events that were acknowledged and made `state`; of a case in passing nothing is kept that they would outdate. */
  keep(stream: CaseStream<T>, stored: readonly StoredEvent[], advance: Advance<T>): void {
    if (stream.isPassing) this.cache.delete(stream.code);
    else this.cache.set(stream.code, advanced(stream, stored, advance));
  }

  private async readOn(known: CaseStream<T>): Promise<CaseStream<T>> {
    const stored: StoredEvent[] = [];
    let recordedAt: Instant | undefined;
    for await (const event of this.store.read(this.nameOf(known.code), { from: known.revision + 1 })) {
      recordedAt ??= event.recordedAt;
      stored.push(storedEvent(event));
    }
    return recordedAt
      ? advanced(known, stored, { state: this.folded(known.state, stored), recordedAt })
      : known;
  }

  private unread(code: string): CaseStream<T> {
    return { code, state: this.kind.law.initial, revision: -1, head: CHAIN_START, commands: new Map() };
  }

  private folded(state: T['state'], stored: readonly StoredEvent[]): T['state'] {
    const { law } = this.kind;
    return stored.reduce((before, event) => law.evolve(before, decode(event)), state);
  }
}
