import { HAI_DUONG, ownProcedures, type ProcedureState, type WorkingCalendar } from '@hoso/domain';
import type { Making } from './report-kind';

/** The newest calendar of the authority's region; the official one while none is announced. */
export const calendarOf = ({ reference, settings: { calendarRegion } }: Making): WorkingCalendar =>
  reference.calendar(calendarRegion) ?? HAI_DUONG;

/** The procedures that a report is about, in the order of their codes; undefined for a unit whose dossiers tell of none. */
export const proceduresIn = async ({
  records,
  scope,
}: Making): Promise<readonly ProcedureState[] | undefined> => {
  const { position, unit, procedure } = scope;
  const all = await records.procedures(position);
  const own = unit === undefined ? all : ownProcedures(all, await records.proceduresMet(scope, unit));
  return own?.filter(({ versions }) => procedure === undefined || versions[0]?.code === procedure);
};
