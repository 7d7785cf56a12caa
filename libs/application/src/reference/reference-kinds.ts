import { calendarDecider, policyDecider, procedureDecider, unitDecider } from '@hoso/domain';
import type { Actor, Decision, DomainEvent, Instant } from '@hoso/kernel';

/** What a decision about reference data may know. */
export interface ReferenceFacts {
  readonly at: Instant;
  readonly actor: Actor;
  /** The first stream that the policy has decided about; of the policy only. */
  readonly decided?: string;
}

/** A kind of reference data: the prefix of its streams and its decider, with the types of all kinds made one. */
interface ReferenceKind {
  readonly prefix: string;
  readonly initial: unknown;
  readonly decide: (command: unknown, state: unknown, facts: ReferenceFacts) => Decision<DomainEvent>;
  readonly evolve: (state: unknown, event: DomainEvent) => unknown;
}

const kind = (prefix: string, decider: object): ReferenceKind =>
  ({ prefix, ...decider }) as unknown as ReferenceKind;

/** Procedures, units, calendars and the policy: dated data that every decision is given, changed by commands of their own. */
export const REFERENCE_KINDS = {
  procedure: kind('procedure-', procedureDecider),
  unit: kind('unit-', unitDecider),
  calendar: kind('calendar-', calendarDecider),
  policy: kind('policy-', policyDecider),
} as const;

export type ReferenceKindName = keyof typeof REFERENCE_KINDS;
