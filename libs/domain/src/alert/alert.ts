import type { Instant } from '@hoso/kernel';
import type { AlertEvent, AlertEvents, PlannedDelivery } from './events';
import type { AlertOrder } from './vocabulary';

/** A delivery and how it stands; `planned` while no outcome is recorded. */
export interface AlertDelivery extends PlannedDelivery {
  readonly state: 'planned' | 'delivered' | 'gave-up' | 'unknown';
}

/** One alert (*cảnh báo*); `audience` is whom it has reached so far. */
export interface Alert extends AlertOrder {
  readonly alert: string;
  readonly superior?: string;
  readonly raisedAt: Instant;
  readonly answerDueAt?: Instant;
  readonly acknowledged?: AlertEvents['AlertAcknowledged'] & { readonly at: Instant };
  readonly resolved?: AlertEvents['AlertResolved'] & { readonly at: Instant };
  readonly deliveries: Readonly<Record<string, AlertDelivery>>;
}

/** Undefined before it was raised. */
export type AlertState = Alert | undefined;

type Evolutions = {
  readonly [Type in keyof Omit<AlertEvents, 'AlertRaised'>]: (
    alert: Alert,
    data: AlertEvents[Type],
    at: Instant,
  ) => Alert;
};

const ended = (alert: Alert, delivery: string, state: AlertDelivery['state']): Alert => {
  const planned = alert.deliveries[delivery];
  return planned
    ? { ...alert, deliveries: { ...alert.deliveries, [delivery]: { ...planned, state } } }
    : alert;
};

const evolutions: Evolutions = {
  AlertEscalated: ({ answerDueAt: _, ...alert }, { to, answerDueAt }) => ({
    ...alert,
    audience: to,
    ...(answerDueAt && { answerDueAt }),
  }),
  AlertAcknowledged: ({ answerDueAt: _, ...alert }, data, at) => ({
    ...alert,
    acknowledged: { ...data, at },
  }),
  AlertResolved: ({ answerDueAt: _, ...alert }, data, at) => ({ ...alert, resolved: { ...data, at } }),
  AlertDeliveryPlanned: (alert, planned) => ({
    ...alert,
    deliveries: { ...alert.deliveries, [planned.delivery]: { ...planned, state: 'planned' } },
  }),
  AlertDelivered: (alert, { delivery }) => ended(alert, delivery, 'delivered'),
  AlertDeliveryFailed: (alert, { delivery, outcome }) => ended(alert, delivery, outcome),
};

const apply = <Type extends keyof Evolutions>(
  alert: Alert,
  { type, data, at }: { readonly type: Type; readonly data: AlertEvents[Type]; readonly at: Instant },
): Alert => evolutions[type](alert, data, at);

/** Total and silent: history is read, never rejected. */
export const evolveAlert = (state: AlertState, event: AlertEvent): AlertState => {
  if (event.type === 'AlertRaised') return { ...event.data, raisedAt: event.at, deliveries: {} };
  return state && apply(state, event);
};
