import type { AlertEvents, PlannedDelivery } from './events';
import { refuse } from './refusals';
import { event, type Rule } from './rule';

/** Records the intent before anything is sent, once for each recipient and rung. */
export const planDelivery: Rule<PlannedDelivery> = (planned, { deliveries }, facts) => {
  const known = deliveries[planned.delivery];
  if (!known) return event('AlertDeliveryPlanned', planned, facts);
  const { message, state } = known;
  return message === planned.message
    ? []
    : refuse('delivery-planned-otherwise', { delivery: planned.delivery, message, state });
};

const refuseUnplanned = ({ delivery, message }: { readonly delivery: string; readonly message: string }) =>
  refuse('delivery-not-planned', { delivery, message });

/** Records that a message arrived; what is certain replaces what was unknown. */
export const recordDelivered: Rule<AlertEvents['AlertDelivered']> = (data, { deliveries }, facts) => {
  const known = deliveries[data.delivery];
  if (known?.message !== data.message) return refuseUnplanned(data);
  return known.state === 'delivered' ? [] : event('AlertDelivered', data, facts);
};

/** Records that a message was given up, or that nobody knows whether it arrived. */
export const recordDeliveryFailed: Rule<AlertEvents['AlertDeliveryFailed']> = (
  data,
  { deliveries },
  facts,
) => {
  const known = deliveries[data.delivery];
  if (known?.message !== data.message) return refuseUnplanned(data);
  return known.state === 'planned' ? event('AlertDeliveryFailed', data, facts) : [];
};
