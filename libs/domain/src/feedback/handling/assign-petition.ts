import { event, type PetitionSlice } from '../facts';
import { refuseOfficer } from '../guards/units';
import { refuse } from '../refusals';

export interface AssignPetition {
  readonly officer: string;
  /** The delegation under which an official stands in for one of the unit. */
  readonly delegation?: string;
}

/** The head gives it to an official of the unit in charge. */
export const assignPetition: PetitionSlice<AssignPetition> = {
  from: ['Accepted', 'InProgress', 'Reopened'],
  decide: ({ officer, delegation }, { unit, officer: previousOfficer, previous, phase }, facts) => {
    if (phase === 'InProgress' && officer === previousOfficer) return [];
    if (previous?.wasReturned && previous.answeredBy === officer)
      return refuse('redo-by-same-officer', { officer });
    const desk = { unit, officer, delegation };
    const no = refuseOfficer(desk, facts);
    if (no) return no;
    return [event('PetitionAssigned', { ...desk, previousOfficer }, facts)];
  },
};
