import type { WorkingCalendar } from '../../calendar';
import type { DossierEvent, OpenedDossier } from '../../dossier';
import type { ProcedureVersion } from '../../procedure';

/** One event with the dossier after it, and the pinned rules that it is judged by. */
export interface Told {
  readonly event: DossierEvent;
  /** Of the event, from 0. */
  readonly revision: number;
  readonly after: OpenedDossier;
  readonly procedure: ProcedureVersion | undefined;
  readonly calendar: WorkingCalendar | undefined;
}
