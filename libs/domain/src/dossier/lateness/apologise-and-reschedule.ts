import type { Instant } from '@hoso/kernel';
import { event, type Slice } from '../facts';
import { refuse } from '../refusals';
import type { Letter } from '../vocabulary';
import { timelinessOf } from './apology-duty';

export interface ApologiseAndReschedule {
  readonly letter: Letter;
  readonly reason: string;
  readonly newDueAt: Instant;
}

/**
 * The competent agency apologises in writing and gives one new date (NĐ 61/2018 art. 19.9; form 04). It never makes the
 * dossier on time for its statutory limit.
 */
export const apologiseAndReschedule: Slice<ApologiseAndReschedule> = {
  from: ['InHandling'],
  decide: ({ letter, reason, newDueAt }, dossier, facts) => {
    if (dossier.apology?.reappointed)
      return refuse('already-reappointed', { apologisedAt: dossier.apology.at });
    const previousDueAt = dossier.due!.current;
    if (newDueAt <= previousDueAt || newDueAt <= facts.at) {
      return refuse('new-date-not-later', { currentDueAt: previousDueAt, newDueAt, at: facts.at });
    }
    const timeliness = timelinessOf(dossier, facts);
    return [event('LatenessApologised', { letter, reason, previousDueAt, newDueAt, timeliness }, facts)];
  },
};
