import { dayOf } from '@hoso/kernel';
import { endOf, isLeftTo } from '../../unit';
import { event, type Slice } from '../facts';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import { PHASES } from '../vocabulary';

export interface Rehome {
  /** The unit that has taken over the work. */
  readonly to: string;
  readonly legalBasis: string;
}

/**
 * A unit that ended leaves the dossier to its successor (NQ 202/2025/QH15), in whatever phase: the unit in charge, the
 * receiving one, or both. The number stays, and so does the origin.
 */
export const rehome: Slice<Rehome> = {
  from: PHASES,
  decide: ({ to, legalBasis }, { handling, receivingUnit, rehomings }, facts) => {
    const no = refuseUnit(to, facts);
    if (no) return no;
    const units = [...new Set([handling.unit, receivingUnit])];
    const today = dayOf(facts.at, facts.calendar.zone);
    const left = units.filter((from) => isLeftTo(facts.units, { from, to }, today));
    if (left.length > 0) return left.map((from) => event('DossierRehomed', { from, to, legalBasis }, facts));
    const isHome = handling.unit === to || rehomings.some((rehoming) => rehoming.to === to);
    return isHome
      ? []
      : refuse('unit-not-successor', { to, units: units.map((unit) => endOf(facts.units, unit)) });
  },
};
