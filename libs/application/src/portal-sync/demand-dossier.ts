import type { EventStore } from '@hoso/event-store';
import { DOSSIER_CASE } from '../intake/dossier-case';
import { CommandFailure } from '../intake/failures';

/** @throws CommandFailure dossier-not-found */
export const demandDossier = async (store: EventStore, code: string): Promise<void> => {
  for await (const _ of store.read(DOSSIER_CASE.streamPrefix + code, { max: 1 })) return;
  throw new CommandFailure('dossier-not-found', { code });
};
