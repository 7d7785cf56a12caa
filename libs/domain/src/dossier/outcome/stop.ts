import { event, type Slice } from '../facts';
import { OPEN_PHASES } from '../vocabulary';

export interface Stop {
  /** The provision that ends the handling. */
  readonly legalGround: string;
  readonly reason: string;
}

/** The handling ends on a legal ground, with notice to the applicant (TT 03/2025/TT-VPCP form 05). */
export const stop: Slice<Stop> = {
  from: OPEN_PHASES,
  decide: ({ legalGround, reason }, _, facts) => [event('ProcessingStopped', { legalGround, reason }, facts)],
};
