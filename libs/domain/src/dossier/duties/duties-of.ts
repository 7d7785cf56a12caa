import type { OpenedDossier } from '../state/dossier';
import { dueDuties } from './due-duties';
import type { Duty } from './duty';
import type { DutyFacts } from './duty-facts';
import { waitDuties } from './wait-duties';

const byMoment = (one: Duty, other: Duty): number =>
  one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : 0;

/**
 * Every duty of the clock about a dossier that is not recorded yet, past or future, in order of its moment. One whose
 * moment passed while it applied stays until it is recorded, whatever came since; one that ended before its moment is
 * none any more.
 */
export const dutiesOf = (dossier: OpenedDossier, facts: DutyFacts): readonly Duty[] => {
  const recorded = new Set(dossier.watch.recorded);
  return [...dueDuties(dossier, facts), ...waitDuties(dossier, facts)]
    .filter(({ key }) => !recorded.has(key))
    .sort(byMoment);
};
