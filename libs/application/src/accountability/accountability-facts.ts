import {
  accountabilityPeriod,
  momentsOf,
  policyOn,
  type AccountabilityFacts,
  type AccountabilityPolicy,
  type WorkingCalendar,
} from '@hoso/domain';
import type { Actor, Clock, PlainDate, Zone } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { ReferenceData } from '../reference/reference-data';
import { unitCalendar, unitZone } from '../reference/unit-calendar';
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
    const terms = this.terms({ unit, period: name });
    const { period, calendar } = terms;
    return {
      ...terms,
      at: clock.now(),
      actor,
      unit,
      units: reference.units,
      superiors: settings.policy.superiors,
      listed: await breaches.breachesOf({ unit, ...momentsOf(period, calendar.zone) }),
    };
  }

  /** Period, calendar and policy of a report. @throws CommandFailure reference-not-found, reference-not-followed */
  terms({ unit, period: name }: ReportName): Pick<AccountabilityFacts, 'period' | 'calendar' | 'policy'> {
    const period = accountabilityPeriod(name);
    if (!period) throw new CommandFailure('reference-not-found', { period: name });
    return { period, calendar: this.calendarOf(unit), policy: this.policyOn(period.to) };
  }

  /** The policy by which a report about a day is made. */
  policyOn(day: PlainDate): AccountabilityPolicy {
    return policyOn(this.parts.reference.policies, day).accountability;
  }

  /** The calendar that a unit works by, or the engine’s own. @throws CommandFailure reference-not-found, reference-not-followed */
  calendarOf(unit?: string): WorkingCalendar {
    return unitCalendar(this.parts, unit);
  }

  /** By which clock a unit reckons its days. @throws CommandFailure reference-not-followed */
  zoneOf(unit?: string): Zone {
    return unitZone(this.parts, unit);
  }
}
