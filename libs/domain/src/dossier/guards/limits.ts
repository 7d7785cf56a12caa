import type { Limit } from '../../calendar';
import { refuse } from '../refusals';

/** No term of the law is longer, in whatever unit; beyond it the calendar ends. */
export const LIMIT_AMOUNT_MAX = 10_000;

/** Refuses a length that the calendar cannot count: nothing, too much, or a fraction of anything but working hours. */
export const refuseLimit = ({ amount, unit }: Limit) => {
  const countable =
    amount > 0 && amount <= LIMIT_AMOUNT_MAX && (unit === 'working-hours' || Number.isInteger(amount));
  return countable ? undefined : refuse('limit-not-countable', { amount, unit });
};
