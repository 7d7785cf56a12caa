import type { OutcomeEvents } from '../events/outcome-events';
import { event, type Slice } from '../facts';
import { refuse } from '../refusals';

export interface Rate {
  readonly rating: OutcomeEvents['ServiceRated']['rating'];
  readonly comment?: string;
}

/** The applicant's one rating of the service. */
export const rate: Slice<Rate> = {
  from: ['AwaitingCollection', 'ReturnedOwingApology', 'Closed'],
  decide: ({ rating, comment }, { rated }, facts) =>
    rated ? refuse('already-rated') : [event('ServiceRated', { rating, comment }, facts)],
};
