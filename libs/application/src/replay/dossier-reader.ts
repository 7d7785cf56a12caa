import type { EventStore } from '@hoso/event-store';
import type { PersonKeys } from '@hoso/person-keys';
import { DOSSIER_CASE, type DossierCase } from '../intake/dossier-case';
import { CaseReader, type ReplayedCaseEvent } from './case-reader';

export type ReplayedEvent = ReplayedCaseEvent<DossierCase>;

/** Reads dossiers back event by event. */
export class DossierReader extends CaseReader<DossierCase> {
  constructor(store: EventStore, keys: PersonKeys) {
    super(DOSSIER_CASE, store, keys);
  }
}
