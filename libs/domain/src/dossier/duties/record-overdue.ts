import { isBreach } from '../accountability/lifting';
import { requireExplanation } from '../accountability/require-explanation';
import { isRetrospective, recording } from './recording';

/**
 * A statutory due date has passed, whatever was promised anew. With it the head of the unit that was in charge then, or of
 * its successor, owes an explanation, due so many working days after the breach; not for one that lies before the dossier
 * was recorded, nor for a date that was revised before the clock came to it.
 */
export const recordOverdue = recording('overdue', (duty, dossier, facts) => {
  const { dueAt: breach, unit, moment: since } = duty;
  return isRetrospective(duty, dossier, facts) || !isBreach(breach, dossier.watch.dueDates)
    ? []
    : [requireExplanation({ breach, unit, since }, dossier, facts)];
});
