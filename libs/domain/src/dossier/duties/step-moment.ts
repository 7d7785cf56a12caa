import type { Instant } from '@hoso/kernel';
import { addWorkingMs, workingMs } from '../../calendar';
import type { OpenedDossier } from '../state/dossier';
import type { DutyFacts } from './duty-facts';
import { limitMs } from './limit-length';

interface Run {
  readonly step: string;
  readonly since: Instant;
  readonly until?: Instant;
}

interface Stretch {
  readonly from: Instant;
  readonly to: Instant | undefined;
}

/** The dossier's running time of a step: what the applicant or another agency had of it does not count. */
const runningStretches = ({ ledger }: OpenedDossier, { since, until }: Run): readonly Stretch[] =>
  [...ledger.closed, ...(ledger.open ? [{ ...ledger.open, to: undefined }] : [])]
    .filter(({ state, from, to }) => {
      const begins = until === undefined || from < until;
      return state === 'running' && begins && (to === undefined || to > since);
    })
    .map(({ from, to }) => ({
      from: from > since ? from : since,
      to: until !== undefined && (to === undefined || to > until) ? until : to,
    }));

/** When a step has used up its share of the limit; undefined while that cannot be told, or where it has no share. */
export const stepMoment = (dossier: OpenedDossier, run: Run, facts: DutyFacts): Instant | undefined => {
  const share = facts.procedure.steps.find(({ code }) => code === run.step)?.shareOfLimit;
  if (share === undefined || !dossier.reception) return undefined;
  let left = Math.round(share * limitMs(dossier, facts));
  for (const { from, to } of runningStretches(dossier, run)) {
    const worked = to === undefined ? Infinity : workingMs(facts.calendar, from, to);
    if (worked > left) return addWorkingMs(facts.calendar, from, left).dueAt;
    left -= worked;
  }
  return undefined;
};
