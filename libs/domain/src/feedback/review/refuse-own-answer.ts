import type { PetitionFacts } from '../facts';
import type { GivenAnswer } from '../petition';
import { refuse } from '../refusals';

/** Refuses who would judge the own answer. */
export const refuseOwnAnswer = ({ answeredBy }: GivenAnswer, { actor }: PetitionFacts) =>
  answeredBy === actor.id ? refuse('review-of-own-answer', { officer: answeredBy }) : undefined;
