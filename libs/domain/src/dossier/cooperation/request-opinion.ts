import type { Instant } from '@hoso/kernel';
import { event, type Slice } from '../facts';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import { entryOf } from '../state/entry-of';

export interface RequestOpinion {
  /** Name of this request within the dossier, given by the caller. */
  readonly opinion: string;
  readonly agency: string;
  readonly question: string;
  readonly dueAt: Instant;
}

/** The lead agency states content and deadline (NĐ 61/2018 art. 19); several may be open at once. */
export const requestOpinion: Slice<RequestOpinion> = {
  from: ['InHandling'],
  decide: ({ opinion, agency, question, dueAt }, { handling, due }, facts) => {
    const asked = entryOf(handling.opinions, opinion);
    if (asked?.agency === agency) return [];
    if (asked) return refuse('opinion-known', { opinion, agency: asked.agency });
    if (dueAt <= facts.at || dueAt >= due!.current) {
      return refuse('opinion-not-before-due', {
        opinionDueAt: dueAt,
        dossierDueAt: due!.current,
        at: facts.at,
      });
    }
    const no = refuseUnit(agency, facts);
    if (no) return no;
    const pausesClock = facts.procedure.opinionPausesClock;
    return [event('OpinionRequested', { opinion, agency, question, dueAt, pausesClock }, facts)];
  },
};
