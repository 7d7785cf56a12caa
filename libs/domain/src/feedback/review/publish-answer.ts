import { event, timed, type PetitionSlice } from '../facts';

export interface PublishAnswer {
  /** Where it can be read, such as the portal's address. */
  readonly place: string;
}

/** Anybody may read the answer from now on. */
export const publishAnswer: PetitionSlice<PublishAnswer> = {
  from: ['PendingPublication'],
  decide: ({ place }, { current }, facts) => {
    if (!current) return [];
    const dueAt = current.publicationDueAt ?? current.reviewDueAt;
    return [event('PetitionAnswerPublished', { round: current.round, place, ...timed(dueAt, facts) }, facts)];
  },
};
