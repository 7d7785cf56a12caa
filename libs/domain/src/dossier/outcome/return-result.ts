import type { OutcomeEvents } from '../events/outcome-events';
import { event, type Slice } from '../facts';
import { isImported } from '../state/dossier';

export interface ReturnResult {
  readonly receivedBy: 'applicant' | 'representative';
  /** How identity or authorisation was proved: a receipt, a signature, an authorisation's number. */
  readonly evidence: string;
  readonly means: OutcomeEvents['ResultReturned']['means'];
}

/** The result is always handed over; late and without a letter the dossier does not close yet (NĐ 61/2018 art. 20). */
export const returnResult: Slice<ReturnResult> = {
  from: ['AwaitingCollection'],
  decide: ({ receivedBy, evidence, means }, dossier, facts) => {
    const owingApology = Boolean(dossier.handling.decision?.late) && !dossier.apology && !isImported(dossier);
    return [event('ResultReturned', { receivedBy, evidence, means, owingApology }, facts)];
  },
};
