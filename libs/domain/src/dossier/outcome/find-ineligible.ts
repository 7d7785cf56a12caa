import { event, type Slice } from '../facts';
import type { Letter } from '../vocabulary';
import { isLateAt } from './lateness-of-decision';

export interface FindIneligible {
  /** Told to the applicant in writing. */
  readonly reason: string;
  readonly letter: Letter;
}

/** The conditions are not met: a negative result with written reason, within the limit (NĐ 61/2018 art. 19). */
export const findIneligible: Slice<FindIneligible> = {
  from: ['InHandling'],
  decide: ({ reason, letter }, dossier, facts) => [
    event('FoundIneligible', { reason, letter, late: isLateAt(dossier, facts.at) }, facts),
  ],
};
