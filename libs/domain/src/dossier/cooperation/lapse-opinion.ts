import { event, type Slice } from '../facts';
import { dueAfterStand } from '../ledger/due-dates';
import { refuse } from '../refusals';
import { entryOf } from '../state/entry-of';
import { withoutOpinion } from './evolve-cooperation';

export interface LapseOpinion {
  readonly opinion: string;
}

/** The lead agency goes on without the late answer; the consulted agency answers for it (NĐ 61/2018 art. 19). */
export const lapseOpinion: Slice<LapseOpinion> = {
  from: ['InHandling', 'AwaitingSupplement', 'AwaitingPayment'],
  decide: ({ opinion }, dossier, facts) => {
    const open = entryOf(dossier.handling.opinions, opinion);
    if (!open) return refuse('opinion-unknown', { opinion, open: Object.keys(dossier.handling.opinions) });
    if (facts.at <= open.dueAt)
      return refuse('opinion-not-lapsed', { opinionDueAt: open.dueAt, at: facts.at });
    const due = dueAfterStand(dossier, withoutOpinion(dossier.handling, opinion), facts);
    return [event('OpinionLapsed', { opinion, agency: open.agency, due }, facts)];
  },
};
