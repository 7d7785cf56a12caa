import { cutRateOf, type Counts } from '../figures';
import type { Ii06aColumn } from '../ii-06a/columns';

/** A rate that an authority has set itself for a year. */
export interface OnTimeTarget {
  readonly year: number;
  /** In %: settled early or on time, of all settled. */
  readonly onTimeRate: number;
  /** The decision or plan that sets it. */
  readonly source: string;
  /** Whether it is an example, set by nobody. */
  readonly illustrative: boolean;
}

/** The on-time rate (*tỷ lệ giải quyết đúng hạn*) beside the year's target. */
export interface OnTime {
  readonly settled: number;
  readonly inTime: number;
  readonly rate: number | null;
  readonly target: number | null;
  /** Null where there is no target, or nothing was settled. */
  readonly met: boolean | null;
}

export const onTime = (counts: Counts<Ii06aColumn>, target: OnTimeTarget | undefined): OnTime => {
  const { c7: settled, c8, c9 } = counts;
  const inTime = c8 + c9;
  const wanted = target?.onTimeRate ?? null;
  const met = settled === 0 || wanted === null ? null : (inTime * 100) / settled >= wanted;
  return { settled, inTime, rate: cutRateOf(inTime, settled), target: wanted, met };
};
