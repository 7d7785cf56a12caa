import { LEVELS } from '../../procedure';
import type { KnownFacts } from '../facts';
import { refuse } from '../refusals';
import type { Explanation } from '../state/explanation';

const isAbove = (unit: string, below: string, { units, policy }: KnownFacts): boolean => {
  const named = policy.superiors.unitAbove[below];
  if (named !== undefined) return named === unit;
  const [upper, lower] = [units.get(unit), units.get(below)];
  return upper && lower ? LEVELS.indexOf(upper.level) < LEVELS.indexOf(lower.level) : false;
};

/**
 * Refuses a judge of an explanation who is neither of a role that the policy names nor the head of the unit above
 * (named by the policy, otherwise of a higher level), and always the one who filed it.
 */
export const refuseJudge = ({ unit, filedBy }: Explanation, facts: KnownFacts) => {
  const { actor, policy } = facts;
  if (actor.id === filedBy) return refuse('judge-filed-it', { filedBy });
  const isSuperior =
    policy.superiors.roles.includes(actor.role) ||
    (actor.role === 'head' && actor.unit !== undefined && isAbove(actor.unit, unit, facts));
  return isSuperior
    ? undefined
    : refuse('judge-not-superior', { role: actor.role, unit: actor.unit, explainedBy: unit });
};
