import { event, type PetitionSlice } from '../facts';
import { refuse } from '../refusals';
import { ASPECTS, type Aspect, type Classification } from '../vocabulary';

export interface AcceptPetition {
  readonly classification: Classification;
  /** The public subject line; the office words it, so that it names nobody. */
  readonly subject: string;
}

/** The unit is competent and says what the petition is about. */
export const acceptPetition: PetitionSlice<AcceptPetition> = {
  from: ['Submitted', 'Forwarded', 'Supplemented'],
  decide: ({ classification, subject }, _, facts) => {
    const { matter, aspect } = classification;
    const allowed: readonly Aspect[] = ASPECTS[matter];
    if (!allowed.includes(aspect)) return refuse('classification-mismatch', { matter, aspect, allowed });
    return [event('PetitionAccepted', { classification, subject }, facts)];
  },
};
