import { event, timed, type KnownPetitionFacts, type PetitionSlice } from '../facts';
import type { OpenedPetition } from '../petition';
import { refuse } from '../refusals';
import type { RefusalGround } from '../vocabulary';

export interface RefusePetition {
  readonly ground: RefusalGround;
  readonly explanation: string;
  /** Whom to turn to instead; owed where the address was wrong. */
  readonly competentAgency?: string;
}

const GOVERNED_BY: Partial<Record<RefusalGround, string>> = {
  complaint: 'Luật Khiếu nại 2011',
  denunciation: 'Luật Tố cáo 2018',
};

const refuseEarly = ({ information }: OpenedPetition, { at }: KnownPetitionFacts) =>
  information && at <= information.replyDueAt
    ? refuse('information-still-awaited', { replyDueAt: information.replyDueAt, at })
    : undefined;

/** What is wrongly addressed or no petition is sent back, with the reason and whom to turn to. */
export const refusePetition: PetitionSlice<RefusePetition> = {
  from: ['Submitted', 'Forwarded', 'AwaitingInfo', 'Supplemented'],
  decide: ({ ground, explanation, competentAgency }, petition, facts) => {
    if (ground === 'wrong-address' && !competentAgency?.trim())
      return refuse('competent-agency-missing', { ground });
    const no = refuseEarly(petition, facts);
    if (no) return no;
    const { information, due } = petition;
    const data = {
      ground,
      explanation,
      competentAgency,
      governedBy: GOVERNED_BY[ground],
      ...(information ? { dueAt: due.answer, late: false } : timed(due.refusal, facts)),
    };
    return [event('PetitionRefused', data, facts)];
  },
};
