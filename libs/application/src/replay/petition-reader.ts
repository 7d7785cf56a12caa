import type { EventStore } from '@hoso/event-store';
import { isEnvelope } from '@hoso/kernel';
import type { PersonKeys } from '@hoso/person-keys';
import { PETITION_CASE, type PetitionCase } from '../intake/petition-case';
import { CaseReader } from './case-reader';

/** Reads petitions back event by event. */
export class PetitionReader extends CaseReader<PetitionCase> {
  constructor(store: EventStore, keys: PersonKeys) {
    super(PETITION_CASE, store, keys);
  }

  /** All that the petitioner wrote, in clear; undefined once it is erased. @throws CommandFailure petition-not-found */
  async textOf(code: string): Promise<string | undefined> {
    const texts: string[] = [];
    for (const { event } of await this.replay(code)) {
      if (event.type !== 'PetitionSubmitted' && event.type !== 'PetitionSupplemented') continue;
      const { data } = await this.withPersons(event);
      const content = 'opening' in data ? data.opening.content : 'content' in data ? data.content : '';
      if (!isEnvelope(content)) texts.push(content);
    }
    return texts.length === 0 ? undefined : texts.join('\n');
  }
}
