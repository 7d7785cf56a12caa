import type { Limit } from '../calendar';

/** The legal regime of a dossier: fixed by the day of its reception, or `imported` for history keyed in from a log. */
export const REGIMES = ['nd61-2018', 'nd118-2025', 'imported'] as const;
export type Regime = (typeof REGIMES)[number];

/** Numbers that the law leaves open or sets per regime; dated configuration, never constants of the code. */
export interface Policy {
  /** Time to accept an online dossier or to ask for a correction (NĐ 45/2020 art. 11): 8 working hours. */
  readonly receptionReply: Limit;
  /** Local `HH:mm` from which a paper dossier is transferred the next morning (NĐ 61/2018 art. 18). */
  readonly transferCutOff: string;
}

export const DEFAULT_POLICY: Policy = {
  receptionReply: { amount: 8, unit: 'working-hours' },
  transferCutOff: '15:00',
};
