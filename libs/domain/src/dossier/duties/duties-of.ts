import type { OpenedDossier } from '../state/dossier';
import { DUE_DUTIES } from './due-duties';
import type { Duty, DutyKind } from './duty';
import type { DutiesOfKind, DutyFacts } from './duty-facts';
import { WAIT_DUTIES } from './wait-duties';

const KINDS: Readonly<Record<DutyKind, DutiesOfKind>> = { ...DUE_DUTIES, ...WAIT_DUTIES };

const byMoment = (one: Duty, other: Duty): number =>
  one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : 0;

/** The duty of a kind with a key, recorded or not. */
export const dutyOf = (
  { kind, key }: Pick<Duty, 'kind' | 'key'>,
  dossier: OpenedDossier,
  facts: DutyFacts,
): Duty | undefined => KINDS[kind](dossier, facts).find((duty) => duty.key === key);

/**
 * Every duty of the clock about a dossier that is not recorded yet, past or future, in order of its moment. One whose
 * moment passed while it applied stays until it is recorded, whatever came since; one that ended before its moment is
 * none any more.
 */
export const dutiesOf = (dossier: OpenedDossier, facts: DutyFacts): readonly Duty[] => {
  const recorded = new Set(dossier.watch.recorded);
  return Object.values(KINDS)
    .flatMap((dutiesOfKind) => dutiesOfKind(dossier, facts))
    .filter(({ key }) => !recorded.has(key))
    .sort(byMoment);
};
