import type { Personal } from '@hoso/kernel';
import { event, type PetitionSlice } from '../facts';
import { resumed } from '../guards/limits';

export interface SupplementPetition {
  readonly content: Personal<string>;
}

/** The petitioner replies: what was left of each limit is walked again from here. A late reply is a reply. */
export const supplementPetition: PetitionSlice<SupplementPetition> = {
  from: ['AwaitingInfo'],
  decide: ({ content }, { due, information }, facts) => {
    const pause = { from: information?.askedAt ?? facts.at, to: facts.at };
    const data = { content, due: resumed(due, pause, facts.calendar) };
    return [event('PetitionSupplemented', data, facts)];
  },
};
