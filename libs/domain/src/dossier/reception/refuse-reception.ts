import { event, type OpeningSlice } from '../facts';
import { headOf, refuseOpening, rulesOf, type OpeningData } from './opening';

export interface RefuseReception {
  readonly opening?: OpeningData;
  /** Told to the applicant in writing (form 03). */
  readonly reason: string;
}

/** The one-stop does not accept the dossier (NĐ 61/2018 art. 17, form 03). */
export const refuseReception: OpeningSlice<RefuseReception> = {
  from: ['Submitted', 'AwaitingApplicant'],
  opens: true,
  decide: ({ opening, reason }, dossier, facts) => {
    const no = refuseOpening(opening, dossier, facts);
    if (no) return no;
    const rules = dossier?.rules ?? rulesOf(facts);
    return [event('ReceptionRefused', { opening: headOf(opening, dossier, facts), rules, reason }, facts)];
  },
};
