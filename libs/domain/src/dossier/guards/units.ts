import { dayOf } from '@hoso/kernel';
import { activeOfficer, activeUnit, validDelegation } from '../../unit';
import type { KnownFacts } from '../facts';
import { refuse } from '../refusals';

/** Refuses a unit that is unknown or not in being on the day of the command; names its successor. */
export const refuseUnit = (id: string, { units, at, calendar }: KnownFacts) => {
  const day = dayOf(at, calendar.zone);
  if (activeUnit(units, id, day)) return undefined;
  const unit = units.get(id);
  if (!unit) return refuse('unit-unknown', { unit: id });
  const { validFrom, validTo, successor } = unit;
  return refuse('unit-not-active', { unit: id, on: day, validFrom, validTo, successor });
};

export interface Desk {
  readonly unit: string;
  readonly officer: string;
  readonly delegation?: string;
}

/** Refuses an official who is neither active in the unit that day nor acts there under a valid delegation. */
export const refuseOfficer = ({ unit: id, officer, delegation }: Desk, facts: KnownFacts) => {
  const day = dayOf(facts.at, facts.calendar.zone);
  const unit = activeUnit(facts.units, id, day);
  if (!unit) return refuseUnit(id, facts);
  if (delegation !== undefined) {
    return validDelegation(unit, delegation, officer, day)
      ? undefined
      : refuse('delegation-not-valid', { delegation, officer, unit: id, on: day });
  }
  return activeOfficer(unit, officer, day)
    ? undefined
    : refuse('officer-not-active', { officer, unit: id, on: day });
};

/** Refuses an actor whose named delegation does not hold that day. */
export const refuseDelegation = (facts: KnownFacts) => {
  const { id, unit, delegation } = facts.actor;
  if (delegation === undefined) return undefined;
  return refuseOfficer({ unit: unit ?? '', officer: id, delegation }, facts);
};
