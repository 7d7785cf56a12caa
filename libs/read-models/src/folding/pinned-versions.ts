import {
  calendarDecider,
  policyDecider,
  policyOn,
  procedureDecider,
  type CalendarEvent,
  type DossierThresholds,
  type PolicyEvent,
  type ProcedureEvent,
  type ProcedureState,
  type ProcedureVersion,
  type WorkingCalendar,
} from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import type { PinnedReference } from '../definition/projection';
import { decoded } from './decoded';

const PROCEDURE = 'procedure-';
const CALENDAR = 'calendar-';
const POLICY = 'policy-';

/** Prefixes of the streams that it is made of. */
export const PINNED_PREFIXES = [PROCEDURE, CALENDAR, POLICY] as const;

/** Every version of procedures, calendars and the policy that the log holds. */
export class PinnedVersions implements PinnedReference {
  private readonly procedures = new Map<string, ProcedureState>();
  private readonly newest = new Map<string, WorkingCalendar>();
  private readonly calendars = new Map<string, WorkingCalendar>();
  private policies = policyDecider.initial;
  private position = -1n;

  /** Reads what there is; what comes later is told by `apply`, in the order of the log, twice without harm. */
  static async read(store: EventStore): Promise<PinnedVersions> {
    const versions = new PinnedVersions();
    for await (const event of store.scan({ streamPrefixes: PINNED_PREFIXES })) versions.apply(event);
    return versions;
  }

  procedure(code: string, version: number): ProcedureVersion | undefined {
    return this.procedures.get(`${PROCEDURE}${code}`)?.adopted[version];
  }

  calendar(region: string, version: number): WorkingCalendar | undefined {
    return this.calendars.get(`${region} ${version}`);
  }

  thresholdsOn(day: PlainDate): DossierThresholds {
    return policyOn(this.policies, day).dossier;
  }

  apply(recorded: RecordedEvent): void {
    const { stream, position } = recorded;
    if (position <= this.position) return;
    this.position = position;
    if (stream.startsWith(PROCEDURE)) {
      const state = this.procedures.get(stream) ?? procedureDecider.initial;
      this.procedures.set(stream, procedureDecider.evolve(state, decoded(recorded) as ProcedureEvent));
    } else if (stream.startsWith(CALENDAR)) this.applyCalendar(recorded);
    else if (stream.startsWith(POLICY))
      this.policies = policyDecider.evolve(this.policies, decoded(recorded) as PolicyEvent);
  }

  private applyCalendar(recorded: RecordedEvent): void {
    const before = this.newest.get(recorded.stream) ?? calendarDecider.initial;
    const calendar = calendarDecider.evolve(before, decoded(recorded) as CalendarEvent);
    if (!calendar) return;
    this.newest.set(recorded.stream, calendar);
    this.calendars.set(`${calendar.region} ${calendar.version}`, calendar);
  }
}
