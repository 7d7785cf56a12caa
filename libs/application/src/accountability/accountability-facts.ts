import {
  accountabilityPeriod,
  DEFAULT_ACCOUNTABILITY_POLICY,
  momentsOf,
  type AccountabilityFacts,
} from '@hoso/domain';
import type { Actor, Clock } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { ReferenceData } from '../reference/reference-data';
import type { ApplicationSettings } from '../settings';
import type { ReportName } from './accountability-request';
import type { BreachSource } from './breach-source';

export interface AccountabilityFactsParts {
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly settings: ApplicationSettings;
  readonly breaches: BreachSource;
}

/** Looks up what a decision about a report may know. */
export class AccountabilityFactsFinder {
  constructor(private readonly parts: AccountabilityFactsParts) {}

  /** @throws CommandFailure reference-not-found, reference-not-followed */
  async find({ unit, period: name }: ReportName, actor: Actor): Promise<AccountabilityFacts> {
    const { reference, clock, settings, breaches } = this.parts;
    reference.assertLive();
    const region = reference.units.get(unit)?.calendar ?? settings.calendarRegion;
    const calendar = reference.calendar(region);
    const period = accountabilityPeriod(name);
    if (!calendar || !period)
      throw new CommandFailure('reference-not-found', { calendar: region, period: name });
    return {
      at: clock.now(),
      actor,
      unit,
      period,
      calendar,
      units: reference.units,
      policy: DEFAULT_ACCOUNTABILITY_POLICY,
      superiors: settings.policy.superiors,
      listed: await breaches.breachesOf({ unit, ...momentsOf(period, calendar.zone) }),
    };
  }
}
