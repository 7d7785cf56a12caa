import { dueDate } from '../../calendar';
import { event, timed, type PetitionSlice } from '../facts';
import { refuse } from '../refusals';

export interface RequestInformation {
  readonly question: string;
}

/** The petitioner is asked for more, once; until the reply the limits stand. */
export const requestInformation: PetitionSlice<RequestInformation> = {
  from: ['Submitted', 'Forwarded', 'Supplemented'],
  decide: ({ question }, { hasAskedForInformation, due }, facts) => {
    if (hasAskedForInformation) return refuse('information-only-once');
    const { dueAt: replyDueAt } = dueDate(facts.calendar, facts.at, facts.policy.limits.reply);
    const data = { question, replyDueAt, ...timed(due.information, facts) };
    return [event('PetitionInformationRequested', data, facts)];
  },
};
