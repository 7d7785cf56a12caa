import type { Personal } from '@hoso/kernel';
import { event, type PetitionSlice } from '../facts';
import { answerDueAnew } from '../guards/limits';
import { refuse } from '../refusals';

export interface ReopenPetition {
  readonly reason: Personal<string>;
}

/** A petitioner who disliked the answer has it taken up again, once; the limit of the answer counts anew. */
export const reopenPetition: PetitionSlice<ReopenPetition> = {
  from: ['Rated'],
  decide: ({ reason }, { rating, isReopened, due }, facts) => {
    if (isReopened) return refuse('reopening-only-once');
    if (rating !== 'dislike') return refuse('reopening-needs-dislike', { rating });
    return [event('PetitionReopened', { reason, due: answerDueAnew(due, facts) }, facts)];
  },
};
