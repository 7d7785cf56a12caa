import { event, type Slice } from '../facts';
import { refuse } from '../refusals';

/** Nothing is said by the command but that the time has passed. */
export type LapseSupplement = Record<string, never>;

/** The applicant did not answer in time: the dossier ends, its clock at the request. Only a person lets it lapse. */
export const lapseSupplement: Slice<LapseSupplement> = {
  from: ['AwaitingApplicant', 'AwaitingSupplement'],
  decide: (_, { handling }, facts) => {
    const { answerDueAt, requestedAt } = handling.supplement!;
    if (facts.at <= answerDueAt) return refuse('supplement-not-lapsed', { answerDueAt, at: facts.at });
    return [event('SupplementLapsed', { answerDueAt, requestedAt }, facts)];
  },
};
