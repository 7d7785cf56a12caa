import { dayOf } from '@hoso/kernel';
import { endOf, isLeftTo } from '../../unit';
import { event, type PetitionSlice } from '../facts';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import { PETITION_PHASES } from '../vocabulary';

export interface RehomePetition {
  /** The unit that has taken over the work. */
  readonly to: string;
  readonly legalBasis: string;
}

/**
 * A unit that ended leaves the petition to its successor (NQ 202/2025/QH15), in whatever phase: the unit in charge, the
 * receiving one, or both. Its number stays, and so do its limits.
 */
export const rehomePetition: PetitionSlice<RehomePetition> = {
  from: PETITION_PHASES,
  decide: ({ to, legalBasis }, { unit, receivingUnit, formerUnits }, facts) => {
    const no = refuseUnit(to, facts);
    if (no) return no;
    const today = dayOf(facts.at, facts.calendar.zone);
    const units = [...new Set([unit, receivingUnit])];
    const left = units.filter((from) => isLeftTo(facts.units, { from, to }, today));
    if (left.length > 0) return left.map((from) => event('PetitionRehomed', { from, to, legalBasis }, facts));
    const isHome =
      units.includes(to) && formerUnits.some((from) => isLeftTo(facts.units, { from, to }, today));
    return isHome
      ? []
      : refuse('unit-not-successor', { to, units: units.map((each) => endOf(facts.units, each)) });
  },
};
