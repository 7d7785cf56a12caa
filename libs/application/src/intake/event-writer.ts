import { randomUUID } from 'node:crypto';
import type { DossierEvent } from '@hoso/domain';
import {
  encode,
  payloadHmac,
  personalFieldsOf,
  personIdOf,
  seal,
  sealChain,
  sealPersonal,
  type EventOrigin,
  type PersonBasis,
  type StoredEvent,
} from '@hoso/event-format';
import { isOutcomeUnknown, type EventStore } from '@hoso/event-store';
import { isEnvelope } from '@hoso/kernel';
import type { PersonKeys } from '@hoso/person-keys';
import type { ApplicationSettings } from '../settings';
import type { CommandRequest } from './command-request';
import { streamOf, type DossierStream } from './dossier-streams';

/** The events of one command and where they come from. */
export interface Decided {
  readonly origin: EventOrigin;
  readonly events: readonly DossierEvent[];
}

interface PersonField {
  readonly identityNumber?: string;
}

/** Gives decisions their stored form (persons sealed, hashes chained) and appends them. */
export class EventWriter {
  constructor(
    private readonly store: EventStore,
    private readonly keys: PersonKeys,
    private readonly settings: ApplicationSettings,
  ) {}

  /** The fingerprint by which a repeated command id is known to carry the same payload. */
  fingerprint({ type, data, code }: CommandRequest): string {
    return payloadHmac(this.settings.hmacSecret, { type, data, code: code ?? null });
  }

  /**
   * Appends the events of decisions after the stream's last one; one append, all or nothing.
   * @throws WrongExpectedRevision when somebody else was first
   */
  async append(stream: DossierStream, decisions: readonly Decided[]): Promise<readonly StoredEvent[]> {
    const unsealed = await Promise.all(
      decisions.flatMap(({ origin, events }) =>
        events.map(async (event) =>
          encode(randomUUID(), await this.withoutPersons(event, stream.code), origin),
        ),
      ),
    );
    const stored = sealChain(stream.head, unsealed);
    const expected = stream.revision < 0 ? ('no-stream' as const) : stream.revision;
    await this.appendOnce(streamOf(stream.code), expected, stored);
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

  private async withoutPersons(event: DossierEvent, code: string) {
    const fields = personalFieldsOf(event.type);
    if (fields.length === 0) return event;
    const persons = new Map<string, string>();
    sealPersonal(event, fields, (value, field) => {
      const person = this.personOf(value as PersonField, { dossier: code, part: field });
      persons.set(field, person);
      return { person, iv: '', sealed: '' };
    });
    const keys = await this.keys.keysFor([...new Set(persons.values())]);
    return sealPersonal(event, fields, (value, field) => {
      const { key, person } = keys.get(persons.get(field)!)!;
      return isEnvelope(value) ? value : seal(key, person, value);
    });
  }

  private personOf({ identityNumber }: PersonField, otherwise: PersonBasis): string {
    return personIdOf(this.settings.hmacSecret, identityNumber ? { identityNumber } : otherwise);
  }
}
