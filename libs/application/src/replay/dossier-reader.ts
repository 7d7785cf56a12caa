import { dossierDecider, type Dossier, type DossierEvent, type OpenedDossier } from '@hoso/domain';
import { decode, open, openPersonal, personalFieldsOf, type StoredEvent } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Actor, Instant } from '@hoso/kernel';
import type { PersonKeys } from '@hoso/person-keys';
import { streamOf } from '../intake/dossier-streams';
import { CommandFailure } from '../intake/failures';
import { storedEvent } from '../intake/stored';

/** Up to when: a business time (what was so), a revision (what had been recorded), or all. */
export type AsOf = { readonly time: Instant } | { readonly revision: number } | undefined;

/** One event as it is read back, with what it carries beside its data. */
export interface ReplayedEvent {
  readonly revision: number;
  readonly event: DossierEvent;
  readonly actor: Actor;
  readonly commandId: string;
  readonly hash: string;
  readonly recordedAt: Instant;
  /** The dossier after it. */
  readonly after: OpenedDossier;
}

/** Whether an event belongs to what is asked for. */
export const isWithin = (asOf: AsOf, revision: number, at: Instant): boolean => {
  if (!asOf) return true;
  return 'time' in asOf ? at <= asOf.time : revision <= asOf.revision;
};

/** Reads dossiers back event by event. */
export class DossierReader {
  constructor(
    private readonly store: EventStore,
    private readonly keys: PersonKeys,
  ) {}

  /** Personal data stays sealed. @throws CommandFailure dossier-not-found */
  async replay(code: string, asOf?: AsOf): Promise<readonly ReplayedEvent[]> {
    const replayed: ReplayedEvent[] = [];
    let dossier: Dossier = dossierDecider.initial;
    let isKnown = false;
    for await (const recorded of this.store.read(streamOf(code))) {
      isKnown = true;
      const stored = storedEvent(recorded);
      const event = decode(stored) as DossierEvent;
      if (!isWithin(asOf, recorded.revision, event.at)) continue;
      dossier = dossierDecider.evolve(dossier, event);
      const { actor, commandId, hash } = stored.metadata;
      const { revision, recordedAt } = recorded;
      replayed.push({ revision, event, actor, commandId, hash, recordedAt, after: dossier as OpenedDossier });
    }
    if (!isKnown) throw new CommandFailure('dossier-not-found', { code });
    return replayed;
  }

  /** The stream as stored, for verification. */
  async *stored(code: string): AsyncIterable<StoredEvent> {
    for await (const recorded of this.store.read(streamOf(code))) yield storedEvent(recorded);
  }

  /** The event with its persons in clear; those whose key was destroyed stay sealed. */
  async withPersons(event: DossierEvent): Promise<DossierEvent> {
    const fields = personalFieldsOf(event.type);
    if (fields.length === 0) return event;
    const persons = new Set<string>();
    openPersonal(event, fields, ({ person }) => void persons.add(person));
    const keys = await this.keys.find([...persons]);
    return openPersonal(event, fields, (envelope) =>
      open(keys.get(envelope.person), envelope),
    ) as DossierEvent;
  }
}
