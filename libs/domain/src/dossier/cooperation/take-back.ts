import { event, type Slice } from '../facts';
import { refuse } from '../refusals';
import { entryOf } from '../state/entry-of';

export interface TakeBack {
  readonly hop: string;
  readonly outcome?: string;
}

/** What was handed over comes back; recorded whatever else is awaited. */
export const takeBack: Slice<TakeBack> = {
  from: ['InHandling', 'AwaitingSupplement', 'AwaitingPayment'],
  decide: ({ hop, outcome }, { handling }, facts) => {
    const open = entryOf(handling.hops, hop);
    if (!open) return refuse('hop-unknown', { hop, open: Object.keys(handling.hops) });
    const data = { hop, agency: open.agency, late: facts.at > open.dueAt, outcome };
    return [event('TakenBack', data, facts)];
  },
};
