import type { RedatingEvents } from './events';
import { refuse } from './refusals';
import { event, type Rule } from './rule';

export type RecordRedated = RedatingEvents['DossiersRedated'];

/** Takes the results of the next dossiers of the list; those that have theirs already are known. */
export const recordRedated: Rule<RecordRedated> = (data, { phase, listed, done }, facts) => {
  const { after, dossiers } = data;
  if (phase !== 'ordered' && phase !== 'completed') return refuse('redating-not-ordered', { phase });
  const through = after + dossiers.length;
  if (through <= done) return [];
  return after === done && through <= listed
    ? event('DossiersRedated', data, facts)
    : refuse('batch-out-of-turn', { after, dossiers: dossiers.length, done, listed });
};

export const completeRedating: Rule<object> = (_, { phase, listed, done, results }, facts) => {
  if (phase === 'completed') return [];
  if (phase !== 'ordered') return refuse('redating-not-ordered', { phase });
  return done < listed
    ? refuse('dossiers-left', { done, listed })
    : event('RedatingCompleted', { totals: results }, facts);
};
