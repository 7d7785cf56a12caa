import type { PlainDate } from '@hoso/kernel';
import { sameContent } from '../procedure/same-content';
import { refuse } from './refusals';
import { event, refuseEnd, refuseOutsideUnit, type Rule } from './rule';
import { isReversed, isWithin, overlaps } from './span';
import type { Delegation, Unit } from './unit';

const refuseSides = (delegation: Delegation, unit: Unit) => {
  const { from, to, validFrom, validTo } = delegation;
  if (from === to) return refuse('delegation-to-oneself', { officer: from });
  for (const id of [from, to]) {
    const officer = unit.officers[id];
    if (!officer) return refuse('officer-unknown', { unit: unit.id, officer: id });
    if (!isWithin(delegation, officer)) {
      const term = { from: officer.validFrom, to: officer.validTo };
      return refuse('delegation-outside-terms', { officer: id, term, validFrom, validTo });
    }
  }
  return undefined;
};

const refuseBeside = (delegation: Delegation, { delegations }: Unit) => {
  const known = delegations[delegation.id];
  if (known) return refuse('delegation-known', { ...known });
  const other = Object.values(delegations).find(
    ({ from, ...span }) => from === delegation.from && overlaps(span, delegation),
  );
  return other && refuse('delegation-overlaps', { ...other });
};

const refuseGrant = (delegation: Delegation, unit: Unit) => {
  const { id, validFrom, validTo } = delegation;
  if (isReversed(delegation)) return refuse('validity-reversed', { delegation: id, validFrom, validTo });
  return (
    refuseBeside(delegation, unit) ?? refuseOutsideUnit(delegation, unit) ?? refuseSides(delegation, unit)
  );
};

/** One official of the unit stands in for another between two days. */
export const grantDelegation: Rule<Delegation> = (delegation, unit, facts) => {
  if (sameContent(unit.delegations[delegation.id], delegation)) return [];
  return refuseGrant(delegation, unit) ?? event('DelegationGranted', { unit: unit.id, delegation }, facts);
};

export interface RevokeDelegation {
  readonly delegation: string;
  /** The last day on which it holds. */
  readonly validTo: PlainDate;
}

export const revokeDelegation: Rule<RevokeDelegation> = ({ delegation, validTo }, unit, facts) => {
  const known = unit.delegations[delegation];
  if (!known) return refuse('delegation-unknown', { unit: unit.id, delegation });
  if (known.validTo === validTo) return [];
  return (
    refuseEnd(known, validTo) ?? event('DelegationRevoked', { unit: unit.id, delegation, validTo }, facts)
  );
};
