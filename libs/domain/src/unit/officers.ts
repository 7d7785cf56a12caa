import type { PlainDate } from '@hoso/kernel';
import { sameContent } from '../procedure/same-content';
import { refuse } from './refusals';
import { event, refuseEnd, refuseOutsideUnit, type Rule } from './rule';
import { isReversed } from './span';
import type { Officer, Unit } from './unit';

const refuseTerm = (officer: Officer, unit: Unit) => {
  const { id, validFrom, validTo } = officer;
  if (isReversed(officer)) return refuse('validity-reversed', { officer: id, validFrom, validTo });
  const known = unit.officers[id];
  if (known && (known.validTo === undefined || validFrom <= known.validTo)) {
    return refuse('officer-already-appointed', { officer: id, from: known.validFrom, to: known.validTo });
  }
  return refuseOutsideUnit(officer, unit);
};

/** A term of office; whoever returns or changes position is released first and appointed anew. */
export const appointOfficer: Rule<Officer> = (officer, unit, facts) => {
  if (sameContent(unit.officers[officer.id], officer)) return [];
  return refuseTerm(officer, unit) ?? event('OfficerAppointed', { unit: unit.id, officer }, facts);
};

export interface ReleaseOfficer {
  readonly officer: string;
  /** The last day in office. */
  readonly validTo: PlainDate;
}

/** Ends a term of office; delegations from and to the official cease to hold with it. */
export const releaseOfficer: Rule<ReleaseOfficer> = ({ officer, validTo }, unit, facts) => {
  const known = unit.officers[officer];
  if (!known) return refuse('officer-unknown', { unit: unit.id, officer });
  if (known.validTo === validTo) return [];
  return refuseEnd(known, validTo) ?? event('OfficerReleased', { unit: unit.id, officer, validTo }, facts);
};
