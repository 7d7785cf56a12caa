import { event, type Slice } from '../facts';
import { OPEN_PHASES } from '../vocabulary';

export interface Withdraw {
  /** The applicant's request: its number or where it is kept. */
  readonly request: string;
  readonly reason?: string;
}

/** The applicant takes the dossier back before it is decided. */
export const withdraw: Slice<Withdraw> = {
  from: OPEN_PHASES,
  decide: ({ request, reason }, _, facts) => [event('DossierWithdrawn', { request, reason }, facts)],
};
