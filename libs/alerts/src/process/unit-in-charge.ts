import { dossierDecider, type DossierEvent } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { DOSSIER_PREFIX } from './take-dossiers';

const { initial, evolve } = dossierDecider;

/** The unit that has a dossier by the log; undefined where there is no such dossier. */
export const unitInCharge = async (code: string, store: EventStore): Promise<string | undefined> => {
  let dossier = initial;
  for await (const recorded of store.read(DOSSIER_PREFIX + code)) {
    const event = decode({ ...recorded, metadata: recorded.metadata as StoredMetadata });
    dossier = evolve(dossier, event as DossierEvent);
  }
  return dossier.opened ? dossier.handling.unit : undefined;
};
