import { dayOf } from '@hoso/kernel';
import { activeOfficer, activeUnit, validDelegation } from '../../unit';
import type { PetitionFacts } from '../facts';
import { refuse } from '../refusals';

const today = ({ at, calendar }: PetitionFacts) => dayOf(at, calendar.zone);

/** Refuses a unit that is unknown or not in being on the day of the command; names its successor. */
export const refuseUnit = (id: string, facts: PetitionFacts) => {
  if (activeUnit(facts.units, id, today(facts))) return undefined;
  const unit = facts.units.get(id);
  if (!unit) return refuse('unit-unknown', { unit: id });
  const { validFrom, validTo, successor } = unit;
  return refuse('unit-not-active', { unit: id, on: today(facts), validFrom, validTo, successor });
};

export interface Desk {
  readonly unit: string;
  readonly officer: string;
  readonly delegation?: string;
}

/** Refuses an official who is neither active in the unit that day nor acts there under a valid delegation. */
export const refuseOfficer = ({ unit: id, officer, delegation }: Desk, facts: PetitionFacts) => {
  const on = today(facts);
  const unit = activeUnit(facts.units, id, on);
  if (!unit) return refuseUnit(id, facts);
  if (delegation !== undefined) {
    return validDelegation(unit, delegation, officer, on)
      ? undefined
      : refuse('delegation-not-valid', { delegation, officer, unit: id, on });
  }
  return activeOfficer(unit, officer, on)
    ? undefined
    : refuse('officer-not-active', { officer, unit: id, on });
};

/** Refuses an actor whose named delegation does not hold that day. */
export const refuseDelegation = (facts: PetitionFacts) => {
  const { id, unit, delegation } = facts.actor;
  return delegation === undefined
    ? undefined
    : refuseOfficer({ unit: unit ?? '', officer: id, delegation }, facts);
};
