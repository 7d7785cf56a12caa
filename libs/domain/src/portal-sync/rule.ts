import type { Decision, Instant } from '@hoso/kernel';
import type { PortalSyncEvent, PortalSyncEvents } from './events';
import type { PortalSync } from './portal-sync';
import type { PortalSyncRefusal } from './refusals';

export interface PortalSyncFacts {
  readonly at: Instant;
}

export type PortalSyncDecision = Decision<PortalSyncEvent, PortalSyncRefusal>;

/** What follows from one kind of command. */
export type Rule<Data> = (data: Data, sync: PortalSync, facts: PortalSyncFacts) => PortalSyncDecision;

/** An event at the time of the command; what is not known is absent, never stored as undefined. */
export const event = <Type extends keyof PortalSyncEvents>(
  type: Type,
  data: PortalSyncEvents[Type],
  { at }: PortalSyncFacts,
): readonly PortalSyncEvent[] => {
  const known = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return [{ type, data: known, at } as unknown as PortalSyncEvent];
};

/** The message that is on its way, as a refusal tells it. */
export const currentOf = ({ current }: PortalSync): number | null => current?.message ?? null;
