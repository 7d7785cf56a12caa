import type { Actor, Decision, Instant } from '@hoso/kernel';
import { addWorkingMs, type WorkingCalendar } from '../calendar';
import type { Alert } from './alert';
import type { AlertEvent, AlertEvents } from './events';
import type { AlertPolicy } from './policy';
import type { AlertRefusal } from './refusals';
import { ALERT_AUDIENCES, type AlertAudience } from './vocabulary';

export interface AlertFacts {
  readonly at: Instant;
  readonly actor: Actor;
  /** Of the unit that answers. */
  readonly calendar: WorkingCalendar;
  readonly policy: AlertPolicy;
  /** The unit above the one that answers. */
  readonly superior?: string;
}

export type AlertDecision = Decision<AlertEvent, AlertRefusal>;

/** What follows from one kind of command about an alert that was raised. */
export type Rule<Data> = (data: Data, alert: Alert, facts: AlertFacts) => AlertDecision;

/** An event at the time of the command; what is not known is absent, never stored as undefined. */
export const event = <Type extends keyof AlertEvents>(
  type: Type,
  data: AlertEvents[Type],
  { at }: Pick<AlertFacts, 'at'>,
): readonly AlertEvent[] => {
  const known = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return [{ type, data: known, at } as unknown as AlertEvent];
};

export const rankOf = (audience: AlertAudience): number => ALERT_AUDIENCES.indexOf(audience);

/** The next rung of the ladder; undefined at its top. */
export const rungAbove = (audience: AlertAudience): AlertAudience | undefined =>
  ALERT_AUDIENCES[rankOf(audience) + 1];

const HOUR_MS = 3_600_000;

/** When an alert climbs that reaches a rung now, counted in working time; undefined at the top. */
export const answerDueAt = (
  audience: AlertAudience,
  { at, calendar, policy }: AlertFacts,
): Instant | undefined =>
  audience === 'superior'
    ? undefined
    : addWorkingMs(calendar, at, policy.answerWithin[audience] * HOUR_MS).dueAt;
