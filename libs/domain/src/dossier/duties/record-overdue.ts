import { nthWorkingDayClosing } from '../../calendar';
import { answeringUnit } from '../accountability/answering-units';
import { event } from '../facts';
import { isRetrospective, recording } from './recording';

/**
 * A statutory due date has passed, whatever was promised anew. With it the head of the unit that was in charge then, or of
 * its successor, owes an explanation, due so many working days after the breach; not for a breach that lies before the
 * dossier was recorded.
 */
export const recordOverdue = recording('overdue', (duty, dossier, facts) => {
  if (isRetrospective(duty, dossier, facts)) return [];
  const dueAt = nthWorkingDayClosing(facts.calendar, duty.moment, facts.policy.explanationDays);
  const breach = duty.dueAt;
  return [event('ExplanationRequired', { breach, unit: answeringUnit(breach, duty, dossier), dueAt }, facts)];
});
