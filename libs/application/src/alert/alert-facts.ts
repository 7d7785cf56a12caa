import {
  alertsOn,
  superiorUnitOf,
  type AlertCommand,
  type AlertFacts,
  type AlertPolicy,
  type AlertState,
  type WorkingCalendar,
} from '@hoso/domain';
import { dayOf, type Actor, type Clock, type Instant } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { ReferenceData } from '../reference/reference-data';
import type { ApplicationSettings } from '../settings';

interface AlertFactsParts {
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly settings: ApplicationSettings;
}

/** Looks up what a decision about an alert may know. */
export class AlertFactsFinder {
  constructor(private readonly parts: AlertFactsParts) {}

  find(command: AlertCommand, alert: AlertState, actor: Actor): AlertFacts {
    const at = this.parts.clock.now();
    const { unit } = command.type === 'RaiseAlert' ? command.data : (alert ?? {});
    const calendar = this.calendarOf(unit);
    const policy = this.policyAt(at, calendar);
    if (!policy) throw new CommandFailure('reference-not-found', { alertPolicyOn: at });
    const superior = this.superiorOf(unit);
    return { at, actor, calendar, policy, ...(superior !== undefined && { superior }) };
  }

  /** The calendar that a unit works by. @throws CommandFailure reference-not-found, reference-not-followed */
  calendarOf(unit: string | undefined): WorkingCalendar {
    const { reference, settings } = this.parts;
    reference.assertLive();
    const region = reference.units.get(unit ?? '')?.calendar ?? settings.calendarRegion;
    const calendar = reference.calendar(region);
    if (!calendar) throw new CommandFailure('reference-not-found', { calendar: region });
    return calendar;
  }

  /** The policy in force on the local day of a moment; undefined before the first. */
  policyAt(at: Instant, { zone }: WorkingCalendar): AlertPolicy | undefined {
    return alertsOn(this.parts.reference.policies, dayOf(at, zone));
  }

  private superiorOf(unit: string | undefined): string | undefined {
    if (unit === undefined) return undefined;
    return this.parts.settings.policy.superiors.unitAbove[unit] ?? superiorUnitOf(unit);
  }
}
