import { randomUUID } from 'node:crypto';
import {
  encode,
  payloadHmac,
  personalFieldsOf,
  personIdOf,
  seal,
  sealChain,
  sealPersonal,
  type EventOrigin,
  type HmacSecret,
  type StoredEvent,
  type UnsealedEvent,
} from '@hoso/event-format';
import { isOutcomeUnknown, type EventStore } from '@hoso/event-store';
import { isEnvelope, type DomainEvent } from '@hoso/kernel';
import type { PersonKeys } from '@hoso/person-keys';
import type { CaseKind, CaseTypes } from './case-kind';
import type { CaseRequest } from './command-request';
import type { CaseStream } from './case-streams';

/** The events of one command and where they come from. */
export interface Decided {
  readonly origin: EventOrigin;
  readonly events: readonly DomainEvent[];
}

/** What kind of case is written, and the secret of its fingerprints. */
export interface WriterTerms<T extends CaseTypes> {
  readonly kind: CaseKind<T>;
  readonly hmacSecret: HmacSecret;
}

/** Gives decisions their stored form (persons sealed, hashes chained) and appends them. */
export class EventWriter<T extends CaseTypes> {
  constructor(
    private readonly store: EventStore,
    private readonly keys: PersonKeys,
    private readonly terms: WriterTerms<T>,
  ) {}

  /** The fingerprint by which a repeated command id is known to carry the same payload. */
  fingerprint({ type, data, code }: CaseRequest<T>): string {
    return payloadHmac(this.terms.hmacSecret, { type, data, code: code ?? null });
  }

  /**
   * Appends the events of decisions after the stream's last one; one append, all or nothing.
   * @throws WrongExpectedRevision when somebody else was first
   */
  async append(stream: CaseStream<T>, decisions: readonly Decided[]): Promise<readonly StoredEvent[]> {
    const unsealed: UnsealedEvent[] = [];
    for (const { origin, events } of decisions)
      for (const event of events) {
        const fields = personalFieldsOf(event.type);
        const told = fields.length > 0 ? await this.withoutPersons(event, fields, stream.code) : event;
        unsealed.push(encode(randomUUID(), told, origin));
      }
    const stored = sealChain(stream.head, unsealed);
    const expected = stream.revision < 0 ? ('no-stream' as const) : stream.revision;
    await this.appendOnce(this.terms.kind.streamPrefix + stream.code, expected, stored);
    return stored;
  }

  /** An answer that never came is asked for again with the same bytes, which the store recognises. */
  private async appendOnce(stream: string, expected: number | 'no-stream', stored: readonly StoredEvent[]) {
    try {
      await this.store.append(stream, expected, stored);
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      await this.store.append(stream, expected, stored);
    }
  }

  private async withoutPersons(event: DomainEvent, fields: readonly string[], code: string) {
    const persons = new Map<string, string>();
    sealPersonal(event, fields, (value, field) => {
      const person = personIdOf(this.terms.hmacSecret, this.terms.kind.personBasis(value, { code, field }));
      persons.set(field, person);
      return { person, iv: '', sealed: '' };
    });
    const keys = await this.keys.keysFor([...new Set(persons.values())]);
    return sealPersonal(event, fields, (value, field) => {
      const { key, person } = keys.get(persons.get(field)!)!;
      return isEnvelope(value) ? value : seal(key, person, value);
    });
  }
}
