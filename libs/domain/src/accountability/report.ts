import type { Instant } from '@hoso/kernel';
import type { AccountabilityReportEvent, AccountabilityReportEvents } from './events';

type Told<Type extends keyof AccountabilityReportEvents> = Omit<
  AccountabilityReportEvents[Type],
  'unit' | 'period'
>;

/** One report of a unit about a period (*báo cáo giải trình định kỳ*). */
export interface AccountabilityReport {
  readonly unit: string;
  readonly period: string;
  readonly stage: 'gathered' | 'submitted' | 'returned' | 'accepted';
  readonly gathering: Told<'AccountabilityGathered'> & { readonly at: Instant };
  /** The last one. */
  readonly submission?: Told<'AccountabilitySubmitted'> & { readonly at: Instant };
  readonly review?: Told<'AccountabilityReviewed'> & { readonly at: Instant };
}

/** Undefined before anything was gathered. */
export type AccountabilityState = AccountabilityReport | undefined;

/** Total and silent: history is read, never rejected. */
export const evolveAccountabilityReport = (
  state: AccountabilityState,
  { type, data, at }: AccountabilityReportEvent,
): AccountabilityState => {
  const { unit, period, ...told } = data;
  if (type === 'AccountabilityGathered') {
    const gathering = { ...(told as Told<typeof type>), at };
    return { ...state, unit, period, stage: 'gathered', gathering };
  }
  if (!state) return state;
  if (type === 'AccountabilitySubmitted')
    return { ...state, stage: 'submitted', submission: { ...(told as Told<typeof type>), at } };
  const review = { ...(told as Told<typeof type>), at };
  return { ...state, stage: review.verdict, review };
};
