import {
  decode,
  open,
  openPersonal,
  personalFieldsOf,
  verifyChain,
  type ChainReport,
  type StoredEvent,
} from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Actor, Instant } from '@hoso/kernel';
import type { PersonKeys } from '@hoso/person-keys';
import type { CaseKind, CaseTypes } from '../intake/case-kind';
import { CommandFailure } from '../intake/failures';
import { storedEvent } from '../intake/stored';

/** Up to when: a business time (what was so), a revision (what had been recorded), or all. */
export type AsOf = { readonly time: Instant } | { readonly revision: number } | undefined;

/** One event as it is read back, with what it carries beside its data. */
export interface ReplayedCaseEvent<T extends CaseTypes> {
  readonly revision: number;
  readonly event: T['event'];
  readonly actor: Actor;
  readonly commandId: string;
  readonly hash: string;
  readonly recordedAt: Instant;
  /** The case after it. */
  readonly after: T['opened'];
}

/** Whether an event belongs to what is asked for. */
export const isWithin = (asOf: AsOf, revision: number, at: Instant): boolean => {
  if (!asOf) return true;
  return 'time' in asOf ? at <= asOf.time : revision <= asOf.revision;
};

/** Reads cases of one kind back event by event. */
export class CaseReader<T extends CaseTypes> {
  constructor(
    private readonly kind: CaseKind<T>,
    private readonly store: EventStore,
    private readonly keys: PersonKeys,
  ) {}

  /** Personal data stays sealed. @throws CommandFailure when there is no such case */
  async replay(code: string, asOf?: AsOf): Promise<readonly ReplayedCaseEvent<T>[]> {
    const { streamPrefix, law, notFound } = this.kind;
    const replayed: ReplayedCaseEvent<T>[] = [];
    let state = law.initial;
    let isKnown = false;
    for await (const recorded of this.store.read(streamPrefix + code)) {
      isKnown = true;
      const stored = storedEvent(recorded);
      const event = decode(stored);
      if (!isWithin(asOf, recorded.revision, event.at)) continue;
      state = law.evolve(state, event);
      const { actor, commandId, hash } = stored.metadata;
      const { revision, recordedAt } = recorded;
      replayed.push({ revision, event, actor, commandId, hash, recordedAt, after: state as T['opened'] });
    }
    if (!isKnown) throw new CommandFailure(notFound, { code });
    return replayed;
  }

  /** The stream as stored, for verification. */
  async *stored(code: string): AsyncIterable<StoredEvent> {
    for await (const recorded of this.store.read(this.kind.streamPrefix + code)) yield storedEvent(recorded);
  }

  /** Recomputes the chain over what is stored, before any upcaster. @throws CommandFailure when there is no such case */
  async verify(code: string): Promise<ChainReport> {
    const events: StoredEvent[] = [];
    for await (const event of this.stored(code)) events.push(event);
    if (events.length === 0) throw new CommandFailure(this.kind.notFound, { code });
    return verifyChain(events);
  }

  /** The event with its persons in clear; those whose key was destroyed stay sealed. */
  async withPersons(event: T['event']): Promise<T['event']> {
    const fields = personalFieldsOf(event.type);
    if (fields.length === 0) return event;
    const persons = new Set<string>();
    openPersonal(event, fields, ({ person }) => void persons.add(person));
    const keys = await this.keys.find([...persons]);
    return openPersonal(event, fields, (envelope) => open(keys.get(envelope.person), envelope));
  }
}
