import { event, type Slice } from '../facts';
import { refuseOfficer } from '../guards/units';
import { refuse } from '../refusals';

export interface Assign {
  readonly officer: string;
  /** The delegation under which an official stands in for one of the unit. */
  readonly delegation?: string;
}

/**
 * The head gives the dossier to an official of the competent unit (NĐ 61/2018 art. 19). From one desk to another it only
 * goes with a reason, by `Reassign`.
 */
export const assign: Slice<Assign> = {
  from: ['Transferred', 'InHandling'],
  decide: ({ officer, delegation }, { handling }, facts) => {
    if (handling.officer === officer) return [];
    if (handling.officer !== undefined) {
      return refuse('reassignment-needs-reason', { officer, assigned: handling.officer });
    }
    const desk = { unit: handling.unit, officer, delegation };
    const no = refuseOfficer(desk, facts);
    if (no) return no;
    return [event('OfficerAssigned', desk, facts)];
  },
};
