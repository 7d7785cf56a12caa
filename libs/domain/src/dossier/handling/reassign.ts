import { event, type Slice } from '../facts';
import { refuseOfficer } from '../guards/units';

export interface Reassign {
  readonly officer: string;
  readonly reason: string;
  readonly delegation?: string;
}

/** The dossier changes hands within the unit, with the reason; every such change stays visible. */
export const reassign: Slice<Reassign> = {
  from: ['InHandling'],
  decide: ({ officer, reason, delegation }, { handling }, facts) => {
    if (handling.officer === officer) return [];
    const desk = { unit: handling.unit, officer, delegation };
    const no = refuseOfficer(desk, facts);
    if (no) return no;
    return [event('OfficerAssigned', { ...desk, previousOfficer: handling.officer, reason }, facts)];
  },
};
