import type { Personal } from '@hoso/kernel';
import { event, type PetitionSlice } from '../facts';
import type { PetitionRating } from '../vocabulary';

export interface RatePetition {
  readonly rating: PetitionRating;
  readonly comment?: Personal<string>;
}

/** The petitioner says whether the published answer helped: once for each publication. */
export const ratePetition: PetitionSlice<RatePetition> = {
  from: ['Published'],
  decide: (rating, _, facts) => [event('PetitionRated', rating, facts)],
};
