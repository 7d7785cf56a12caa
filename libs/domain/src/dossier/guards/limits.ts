import type { Limit } from '../../calendar';
import { refuse } from '../refusals';

/** Refuses a length that the calendar cannot count: nothing, or a fraction of anything but working hours. */
export const refuseLimit = ({ amount, unit }: Limit) => {
  const countable =
    amount > 0 && Number.isFinite(amount) && (unit === 'working-hours' || Number.isInteger(amount));
  return countable ? undefined : refuse('limit-not-countable', { amount, unit });
};
