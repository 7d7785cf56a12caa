import { event, type Slice } from '../facts';
import { refuse } from '../refusals';
import { PHASES } from '../vocabulary';

export interface Neutralise {
  /** Revision of the wrong event in this dossier, from 0. */
  readonly revision: number;
  readonly reason: string;
}

/**
 * A wrong record loses its effect, never its place: only by the head, only an assignment, step, supplement, opinion,
 * payment or result not yet returned, and only while nothing rests on it.
 */
export const neutralise: Slice<Neutralise> = {
  from: PHASES,
  decide: ({ revision, reason }, { undoable }, facts) => {
    if (facts.actor.role !== 'head') return refuse('head-only', { role: facts.actor.role });
    if (undoable?.revision !== revision) {
      return refuse('nothing-to-neutralise', { asked: revision, possible: undoable?.revision });
    }
    return [
      event('EventNeutralised', { revision, type: undoable.type, reason, restored: undoable.before }, facts),
    ];
  },
};
