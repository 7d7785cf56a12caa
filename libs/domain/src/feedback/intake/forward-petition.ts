import { event, timed, type PetitionSlice } from '../facts';
import { dueFrom } from '../guards/limits';
import { refuseUnit } from '../guards/units';
import { refuse } from '../refusals';

export interface ForwardPetition {
  /** The competent agency, by its unit code. */
  readonly to: string;
  readonly reason: string;
}

/** Another agency is competent: it gets the petition, and its limits count from there. */
export const forwardPetition: PetitionSlice<ForwardPetition> = {
  from: ['Submitted', 'Forwarded', 'Supplemented'],
  decide: ({ to, reason }, { unit, due }, facts) => {
    if (to === unit) return refuse('forward-to-itself', { unit });
    const no = refuseUnit(to, facts);
    if (no) return no;
    const data = { from: unit, to, reason, due: dueFrom(facts), ...timed(due.forward, facts) };
    return [event('PetitionForwarded', data, facts)];
  },
};
