import type { Role } from '@hoso/kernel';
import type { Limit } from '../calendar';

/** The legal regime of a dossier: fixed by the day of its reception, or `imported` for history keyed in from a log. */
export const REGIMES = ['nd61-2018', 'nd118-2025', 'imported'] as const;
export type Regime = (typeof REGIMES)[number];

/** When people are warned before a due date. */
export type NearDueThreshold =
  | {
      readonly kind: 'share-of-limit';
      /** Part of the limit that is used up, between 0 and 1. */
      readonly share: number;
    }
  | {
      readonly kind: 'working-days-before';
      /** Closing time of so many working days before the due day; 1 or more. */
      readonly days: number;
    };

/** Who judges an explanation, besides the head of the unit above the one that explains. */
export interface Superiors {
  /** Roles that judge every unit's explanations. */
  readonly roles: readonly Role[];
  /** Unit → the unit above it, where that is not told by the level (ministry, province, district, commune). */
  readonly unitAbove: Readonly<Record<string, string>>;
}

/** Numbers that the law leaves open or sets per regime; dated configuration, never constants of the code. */
export interface Policy {
  /** Time to accept an online dossier or to ask for a correction (NĐ 45/2020 art. 11): 8 working hours. */
  readonly receptionReply: Limit;
  /** Local `HH:mm` from which a paper dossier is transferred the next morning (NĐ 61/2018 art. 18). */
  readonly transferCutOff: string;
  readonly nearDue: readonly NearDueThreshold[];
  /** Working days from the late return until the missing letter is a second breach. */
  readonly apologyBreachDays: number;
  /** Working days from the breach to the explanation (Hoso policy; the law names no number). */
  readonly explanationDays: number;
  /** Working days to file a returned explanation again. */
  readonly returnedExplanationDays: number;
  readonly superiors: Superiors;
}

export const DEFAULT_POLICY: Policy = {
  receptionReply: { amount: 8, unit: 'working-hours' },
  transferCutOff: '15:00',
  nearDue: [
    { kind: 'share-of-limit', share: 0.8 },
    { kind: 'working-days-before', days: 2 },
  ],
  apologyBreachDays: 5,
  explanationDays: 5,
  returnedExplanationDays: 3,
  superiors: { roles: ['auditor', 'operations'], unitAbove: {} },
};
