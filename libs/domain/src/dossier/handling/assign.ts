import { event, type Slice } from '../facts';
import { refuseOfficer } from '../guards/units';

export interface Assign {
  readonly officer: string;
  /** The delegation under which an official stands in for one of the unit. */
  readonly delegation?: string;
}

/** The head gives the dossier to an official of the competent unit (NĐ 61/2018 art. 19). */
export const assign: Slice<Assign> = {
  from: ['Transferred', 'InHandling'],
  decide: ({ officer, delegation }, { handling }, facts) => {
    if (handling.phase === 'InHandling' && handling.officer === officer) return [];
    const desk = { unit: handling.unit, officer, delegation };
    const no = refuseOfficer(desk, facts);
    if (no) return no;
    return [event('OfficerAssigned', { ...desk, previousOfficer: handling.officer }, facts)];
  },
};
