import { event, type Slice } from '../facts';
import { refuse } from '../refusals';
import type { OpenedDossier } from '../state/dossier';
import type { Letter } from '../vocabulary';
import { timelinessOf } from './apology-duty';

export interface Apologise {
  readonly letter: Letter;
  readonly reason: string;
}

const isLate = ({ handling, due }: OpenedDossier, at: string): boolean =>
  handling.decision ? handling.decision.late : due !== undefined && at > due.statutory;

/** The late letter without a new date: owed by every late dossier that has none; without it no late dossier closes. */
export const apologise: Slice<Apologise> = {
  from: ['InHandling', 'AwaitingCollection', 'ReturnedOwingApology'],
  decide: ({ letter, reason }, dossier, facts) => {
    if (dossier.apology) return refuse('already-apologised', { apologisedAt: dossier.apology.at });
    if (!isLate(dossier, facts.at))
      return refuse('not-late', { dueAt: dossier.due?.statutory, at: facts.at });
    const data = {
      letter,
      reason,
      previousDueAt: dossier.due!.current,
      timeliness: timelinessOf(dossier, facts),
    };
    return [event('LatenessApologised', data, facts)];
  },
};
