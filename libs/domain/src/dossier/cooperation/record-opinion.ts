import { event, type Slice } from '../facts';
import { dueAfterStand } from '../ledger/due-dates';
import { refuse } from '../refusals';
import { entryOf } from '../state/entry-of';
import { withoutOpinion } from './evolve-cooperation';

export interface RecordOpinion {
  readonly opinion: string;
  readonly summary: string;
}

/** The other agency has answered; recorded whatever else is awaited. */
export const recordOpinion: Slice<RecordOpinion> = {
  from: ['InHandling', 'AwaitingSupplement', 'AwaitingPayment'],
  decide: ({ opinion, summary }, dossier, facts) => {
    const open = entryOf(dossier.handling.opinions, opinion);
    if (!open) return refuse('opinion-unknown', { opinion, open: Object.keys(dossier.handling.opinions) });
    const due = dueAfterStand(dossier, withoutOpinion(dossier.handling, opinion), facts);
    const late = facts.at > open.dueAt;
    return [event('OpinionReceived', { opinion, agency: open.agency, late, summary, due }, facts)];
  },
};
