import type { ApplicantEvents } from '../events/applicant-events';
import { event, type Slice } from '../facts';
import { dueAfterStand } from '../ledger/due-dates';
import { refuse } from '../refusals';
import { afterPayment } from './evolve-payment';

export interface ConfirmPayment {
  readonly receipt: string;
  /** Vietnamese đồng. */
  readonly paidVnd: number;
  readonly method: ApplicantEvents['PaymentConfirmed']['method'];
}

/** The obligation is met in full; the clock runs again with the working time that was left. */
export const confirmPayment: Slice<ConfirmPayment> = {
  from: ['AwaitingPayment'],
  decide: ({ receipt, paidVnd, method }, dossier, facts) => {
    const requiredVnd = dossier.handling.payment!.totalVnd;
    if (paidVnd !== requiredVnd) return refuse('payment-mismatch', { requiredVnd, paidVnd });
    const due = dueAfterStand(dossier, afterPayment(dossier.handling), facts);
    return [event('PaymentConfirmed', { receipt, paidVnd, method, due }, facts)];
  },
};
