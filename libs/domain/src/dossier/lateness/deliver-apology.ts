import type { LatenessEvents } from '../events/outcome-events';
import { event, type Slice } from '../facts';
import { refuse } from '../refusals';

type Delivery = LatenessEvents['ApologyDelivered'];

export interface DeliverApology {
  readonly receivedBy: Delivery['receivedBy'];
  /** What shows that the letter came: a signature, a postal receipt, the message's number. */
  readonly evidence: string;
  readonly means: Delivery['means'];
}

/** The last letter has reached the applicant (NĐ 61/2018 art. 19.9: the apology is sent to the person); also after the end. */
export const deliverApology: Slice<DeliverApology> = {
  from: [
    'InHandling',
    'AwaitingSupplement',
    'AwaitingPayment',
    'AwaitingCollection',
    'Closed',
    'Withdrawn',
    'Stopped',
  ],
  decide: (delivery, { apology }, facts) => {
    if (!apology) return refuse('no-letter');
    if (apology.deliveredAt) return refuse('letter-delivered', { deliveredAt: apology.deliveredAt });
    return [event('ApologyDelivered', { letter: apology.letter, ...delivery }, facts)];
  },
};
