import { event, type Slice } from '../facts';
import type { Phase } from '../vocabulary';

/** From filing to decision: the phases in which a matter can still be withdrawn or stopped. */
export const OPEN_PHASES: readonly Phase[] = [
  'Submitted',
  'AwaitingApplicant',
  'Received',
  'Transferred',
  'InHandling',
  'AwaitingSupplement',
  'AwaitingPayment',
];

export interface Withdraw {
  /** The applicant's request: its number or where it is kept. */
  readonly request: string;
  readonly reason?: string;
}

/** The applicant takes the dossier back before it is decided. */
export const withdraw: Slice<Withdraw> = {
  from: OPEN_PHASES,
  decide: ({ request, reason }, _, facts) => [event('DossierWithdrawn', { request, reason }, facts)],
};
