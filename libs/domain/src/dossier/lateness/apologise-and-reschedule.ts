import { addMonths, dayOf, type Instant } from '@hoso/kernel';
import { event, type KnownFacts, type Slice } from '../facts';
import { refuse } from '../refusals';
import type { Letter } from '../vocabulary';
import { timelinessOf } from './apology-duty';

export interface ApologiseAndReschedule {
  readonly letter: Letter;
  readonly reason: string;
  readonly newDueAt: Instant;
}

/** No promise lies further behind the date before it. */
const MONTHS_MAX = 5 * 12;

/** Refuses a date that is not later, or so much later that it can only be a slip of the pen. */
const refuseDate = (newDueAt: Instant, currentDueAt: Instant, { at, calendar: { zone } }: KnownFacts) => {
  if (newDueAt <= currentDueAt || newDueAt <= at)
    return refuse('new-date-not-later', { currentDueAt, newDueAt, at });
  const lastDay = addMonths(dayOf(currentDueAt, zone), MONTHS_MAX);
  return dayOf(newDueAt, zone) > lastDay ? refuse('new-date-too-far', { newDueAt, lastDay }) : undefined;
};

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
    const no = refuseDate(newDueAt, previousDueAt, facts);
    if (no) return no;
    const timeliness = timelinessOf(dossier, facts);
    return [event('LatenessApologised', { letter, reason, previousDueAt, newDueAt, timeliness }, facts)];
  },
};
