import {
  alertsOn,
  heirOn,
  superiorUnitOf,
  type AlertCommand,
  type AlertFacts,
  type AlertPolicy,
  type AlertState,
  type WorkingCalendar,
} from '@hoso/domain';
import { dayOf, type Actor, type Clock, type Instant, type Zone } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { ReferenceData } from '../reference/reference-data';
import { unitCalendar, unitZone } from '../reference/unit-calendar';
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
    const policy = this.policyAt(at, calendar.zone);
    if (!policy) throw new CommandFailure('reference-not-found', { alertPolicyOn: at });
    const superior = this.superiorOf(unit);
    return { at, actor, calendar, policy, ...(superior !== undefined && { superior }) };
  }

  /** The calendar that a unit works by, or the engine’s own. @throws CommandFailure reference-not-found, reference-not-followed */
  calendarOf(unit?: string): WorkingCalendar {
    return unitCalendar(this.parts, unit);
  }

  /** By which clock a unit reckons its days. @throws CommandFailure reference-not-followed */
  zoneOf(unit?: string): Zone {
    return unitZone(this.parts, unit);
  }

  /** The policy in force on the local day of a moment; undefined before the first. */
  policyAt(at: Instant, zone: Zone): AlertPolicy | undefined {
    return alertsOn(this.parts.reference.policies, dayOf(at, zone));
  }

  /** Who has the work of a unit at a moment: itself, or its successor where it has ended. @throws CommandFailure reference-not-followed */
  heirOf(unit: string, at: Instant): string {
    return heirOn(this.parts.reference.units, unit, dayOf(at, this.zoneOf(unit)));
  }

  private superiorOf(unit: string | undefined): string | undefined {
    if (unit === undefined) return undefined;
    return this.parts.settings.policy.superiors.unitAbove[unit] ?? superiorUnitOf(unit);
  }
}
