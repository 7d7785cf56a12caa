import { dueDate } from '../../calendar';
import { event, timed, type PetitionSlice } from '../facts';
import { refuseOwnAnswer } from './refuse-own-answer';

/** Nothing but the act itself. */
export type ApproveAnswer = object;

/** The answer is ready; the limit for its publication begins. */
export const approveAnswer: PetitionSlice<ApproveAnswer> = {
  from: ['Answered'],
  decide: (_, { current }, facts) => {
    if (!current) return [];
    const no = refuseOwnAnswer(current, facts);
    if (no) return no;
    const { dueAt: publicationDueAt } = dueDate(facts.calendar, facts.at, facts.policy.limits.publication);
    const data = { round: current.round, publicationDueAt, ...timed(current.reviewDueAt, facts) };
    return [event('PetitionAnswerApproved', data, facts)];
  },
};
