import type { Actor, Decision, Instant } from '@hoso/kernel';
import type { WorkingCalendar } from '../calendar';
import type { Superiors } from '../dossier';
import type { UnitDirectory } from '../unit';
import type { ListedBreaches } from './breach';
import type { AccountabilityReportEvent, AccountabilityReportEvents } from './events';
import type { AccountabilityPeriod } from './period';
import type { AccountabilityPolicy } from './policy';
import type { AccountabilityRefusal } from './refusals';
import type { AccountabilityState } from './report';

/** All that a decision about a report may know besides its state. */
export interface AccountabilityFacts {
  readonly at: Instant;
  readonly actor: Actor;
  /** Whose report, and about when: what names the stream. */
  readonly unit: string;
  readonly period: AccountabilityPeriod;
  /** That the unit works by. */
  readonly calendar: WorkingCalendar;
  readonly units: UnitDirectory;
  readonly policy: AccountabilityPolicy;
  readonly superiors: Superiors;
  /** The breaches of unit and period as they stand now. */
  readonly listed: ListedBreaches;
}

export type AccountabilityDecision = Decision<AccountabilityReportEvent, AccountabilityRefusal>;

/** What follows from one kind of command. */
export type Rule<Data> = (
  data: Data,
  report: AccountabilityState,
  facts: AccountabilityFacts,
) => AccountabilityDecision;

export const event = <Type extends keyof AccountabilityReportEvents>(
  type: Type,
  data: Omit<AccountabilityReportEvents[Type], 'unit' | 'period'>,
  { at, unit, period }: AccountabilityFacts,
): readonly AccountabilityReportEvent[] => [
  { type, data: { unit, period: period.name, ...data }, at } as unknown as AccountabilityReportEvent,
];
