import type { Channel, ProcedureVersion, Unit, WorkingCalendar } from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';

/** The columns of a log by their meaning; a column that the log lacks is left out. */
export interface LogColumns {
  readonly caseId: string;
  readonly activity: string;
  readonly timestamp: string;
  /** The event's own id, unique within its case; without it the row's place in the case stands for it. */
  readonly eventId?: string;
  readonly resource?: string;
  readonly group?: string;
  readonly channel?: string;
  /** When the case was received; without it at its first event. */
  readonly start?: string;
  /** When its result was issued; empty for a case that is still open. */
  readonly end?: string;
  /** Its appointment. */
  readonly deadline?: string;
}

/** A unit that the import creates, and the groups of the log that it stands for. */
export interface MappedUnit extends Pick<Unit, 'id' | 'name' | 'level' | 'validFrom'> {
  readonly groups: readonly string[];
}

/** How the cases of a foreign log become dossiers, and the procedure, units, officers and calendar they need. */
export interface Mapping {
  readonly name: string;
  readonly description: string;
  readonly columns: LogColumns;
  /** Texts beside '' that say "nothing" in this log, such as `EMPTY`. */
  readonly emptyValues: readonly string[];
  /** From the log's words for a channel; `defaultChannel` for a log without that column or an empty cell. */
  readonly channels: Readonly<Record<string, Channel>>;
  readonly defaultChannel?: Channel;
  /** What stands for the applicant, whom a published log does not name. */
  readonly applicant: { readonly kind: 'person' | 'organisation'; readonly name: string };
  readonly procedure: ProcedureVersion;
  readonly receivingUnit: string;
  readonly units: readonly MappedUnit[];
  /** Officers are the resources that the log names; this is what else is known of each of them. */
  readonly officers: { readonly position: string; readonly validFrom: PlainDate };
  /** Its zone is also that of times in the log that carry no offset. */
  readonly calendar: WorkingCalendar;
}
