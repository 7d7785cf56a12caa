import { event, timed, type PetitionSlice } from '../facts';
import { refuseOfficer } from '../guards/units';
import { refuse } from '../refusals';
import { refuseOwnAnswer } from './refuse-own-answer';

export interface ReturnAnswer {
  readonly reason: string;
  /** Who does it anew. */
  readonly officer: string;
  readonly delegation?: string;
}

/** An unsuitable answer goes back before anybody reads it; somebody else does it anew within the same limit. */
export const returnAnswer: PetitionSlice<ReturnAnswer> = {
  from: ['Answered', 'PendingPublication'],
  decide: ({ reason, officer, delegation }, { unit, current }, facts) => {
    if (!current) return [];
    const no = refuseOwnAnswer(current, facts);
    if (no) return no;
    if (officer === current.answeredBy) return refuse('redo-by-same-officer', { officer });
    const notThere = refuseOfficer({ unit, officer, delegation }, facts);
    if (notThere) return notThere;
    const dueAt = current.publicationDueAt ?? current.reviewDueAt;
    const data = { round: current.round, reason, officer, delegation, ...timed(dueAt, facts) };
    return [event('PetitionAnswerReturned', data, facts)];
  },
};
