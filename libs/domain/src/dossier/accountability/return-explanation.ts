import type { Instant } from '@hoso/kernel';
import { nthWorkingDayClosing } from '../../calendar';
import { event, type Slice } from '../facts';
import { PHASES } from '../vocabulary';
import { judged } from './judging';

export interface ReturnExplanation {
  /** The breach that it explains; may be left out where only one awaits judgement. */
  readonly breach?: Instant;
  readonly reason: string;
}

/** The explanation does not do: the head owes it again, within the policy's working days. */
export const returnExplanation: Slice<ReturnExplanation> = {
  from: PHASES,
  decide: ({ breach: asked, reason }, dossier, facts) => {
    const { calendar, at, policy, actor } = facts;
    const dueAt = nthWorkingDayClosing(calendar, at, policy.returnedExplanationDays);
    const verdict = (breach: Instant) =>
      event('ExplanationReturned', { breach, judgedBy: actor.id, reason, dueAt }, facts);
    return judged({ breach: asked, verdict }, dossier, facts);
  },
};
