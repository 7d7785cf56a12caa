import type { Instant } from '@hoso/kernel';
import { event, type Slice } from '../facts';
import { PHASES } from '../vocabulary';
import { judged } from './judging';

export interface AcceptExplanation {
  /** The breach that it explains; may be left out where only one awaits judgement. */
  readonly breach?: Instant;
}

/** The superior is satisfied with the explanation; its remedy is followed up all the same. */
export const acceptExplanation: Slice<AcceptExplanation> = {
  from: PHASES,
  decide: ({ breach: asked }, dossier, facts) => {
    const verdict = (breach: Instant) =>
      event('ExplanationAccepted', { breach, judgedBy: facts.actor.id }, facts);
    return judged({ breach: asked, verdict }, dossier, facts);
  },
};
