import { petitionDecider, type OpenedPetition, type Petition, type PetitionEvents } from '@hoso/domain';
import type { StreamKind } from './stream-kind';

/** The streams of petitions, folded by the law itself. */
export const PETITIONS: StreamKind<PetitionEvents, Petition, OpenedPetition> = {
  prefix: 'feedback-',
  key: 'code',
  initial: petitionDecider.initial,
  evolve: petitionDecider.evolve,
  isKnown: (petition): petition is OpenedPetition => petition.opened,
  isAtRest: ({ phase, promises }) => AT_REST.has(phase) && promises.length === 0,
};

const AT_REST: ReadonlySet<string> = new Set(['Refused', 'Published', 'Rated']);
