import { dayOf } from '@hoso/kernel';
import { activeUnit, type UnitDirectory } from '../../unit';
import { event, type KnownFacts, type Slice } from '../facts';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';
import { PHASES } from '../vocabulary';

export interface Rehome {
  /** The unit that has taken over the work. */
  readonly to: string;
  readonly legalBasis: string;
}

/** The units that took over from one, each from the one before it. */
const successorsOf = (unit: string, units: UnitDirectory): readonly string[] => {
  const chain: string[] = [];
  let next = units.get(unit)?.successor;
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = units.get(next)?.successor;
  }
  return chain;
};

const isLeftTo = (to: string, from: string, { units, at, calendar }: KnownFacts): boolean =>
  !activeUnit(units, from, dayOf(at, calendar.zone)) && successorsOf(from, units).includes(to);

const ended = (unit: string, { units }: KnownFacts) => {
  const { validTo, successor } = units.get(unit) ?? {};
  return { unit, validTo, successor };
};

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
    const left = units.filter((from) => isLeftTo(to, from, facts));
    if (left.length > 0) return left.map((from) => event('DossierRehomed', { from, to, legalBasis }, facts));
    const isHome = handling.unit === to || rehomings.some((rehoming) => rehoming.to === to);
    return isHome ? [] : refuse('unit-not-successor', { to, units: units.map((unit) => ended(unit, facts)) });
  },
};
