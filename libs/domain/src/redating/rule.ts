import type { Actor, Decision, Instant } from '@hoso/kernel';
import type { RedatingEvent, RedatingEvents } from './events';
import type { Redating } from './redating';
import type { RedatingRefusal } from './refusals';

/** What may be decided on beside the re-dating itself. */
export interface RedatingPolicy {
  /** How old a report may be when it is ordered, in hours. */
  readonly assessmentHours: number;
}

/** Policy data: a report of the same time yesterday still holds. */
export const DEFAULT_REDATING_POLICY: RedatingPolicy = { assessmentHours: 24 };

export interface RedatingFacts {
  /** Business time of the command. */
  readonly at: Instant;
  readonly actor: Actor;
  readonly policy: RedatingPolicy;
  /** Version of the newest calendar of the region that the cause names; absent where there is none. */
  readonly newestCalendar?: number;
}

export type RedatingDecision = Decision<RedatingEvent, RedatingRefusal>;

/** What follows from one kind of command about a re-dating that was proposed. */
export type Rule<Data> = (data: Data, redating: Redating, facts: RedatingFacts) => RedatingDecision;

export const event = <Type extends keyof RedatingEvents>(
  type: Type,
  data: RedatingEvents[Type],
  { at }: Pick<RedatingFacts, 'at'>,
): readonly RedatingEvent[] => [{ type, data, at } as RedatingEvent];
