import { nthWorkingDayClosing } from '../../calendar';
import { event } from '../facts';
import { isRetrospective, recording } from './recording';

/**
 * A statutory due date has passed, whatever was promised anew. With it the head owes an explanation, due so many working
 * days after the breach; not for a breach that lies before the dossier was recorded.
 */
export const recordOverdue = recording('overdue', (duty, dossier, facts) => {
  if (isRetrospective(duty, dossier, facts)) return [];
  const dueAt = nthWorkingDayClosing(facts.calendar, duty.moment, facts.policy.explanationDays);
  return [event('ExplanationRequired', { breach: duty.dueAt, unit: dossier.handling.unit, dueAt }, facts)];
});
