import type { Actor } from '@hoso/kernel';
import { LEVELS } from '../../procedure';
import type { UnitDirectory } from '../../unit';
import type { KnownFacts } from '../facts';
import type { Superiors } from '../law';
import { refuse } from '../refusals';
import type { Explanation } from '../state/explanation';

interface Hierarchy {
  readonly units: UnitDirectory;
  readonly superiors: Superiors;
}

const isAbove = (unit: string, below: string, { units, superiors }: Hierarchy): boolean => {
  const named = superiors.unitAbove[below];
  if (named !== undefined) return named === unit;
  const [upper, lower] = [units.get(unit), units.get(below)];
  return upper && lower ? LEVELS.indexOf(upper.level) < LEVELS.indexOf(lower.level) : false;
};

/**
 * Whether somebody judges what the head of a unit reports: of a role that the policy names, or head of the unit above
 * (named by the policy, otherwise of a higher level).
 */
export const isSuperior = (
  { role, unit }: Pick<Actor, 'role' | 'unit'>,
  below: string,
  hierarchy: Hierarchy,
): boolean =>
  hierarchy.superiors.roles.includes(role) ||
  (role === 'head' && unit !== undefined && isAbove(unit, below, hierarchy));

/** Refuses a judge of an explanation who is no superior of the unit, and always the one who filed it. */
export const refuseJudge = ({ unit, filedBy }: Explanation, facts: KnownFacts) => {
  const { actor, policy, units } = facts;
  if (actor.id === filedBy) return refuse('judge-filed-it', { filedBy });
  return isSuperior(actor, unit, { units, superiors: policy.superiors })
    ? undefined
    : refuse('judge-not-superior', { role: actor.role, unit: actor.unit, explainedBy: unit });
};
