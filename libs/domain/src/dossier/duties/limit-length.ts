import { dueDate, workingMs } from '../../calendar';
import type { OpenedDossier } from '../state/dossier';
import type { DutyFacts } from './duty-facts';

/** Working milliseconds of the published limit, as counted from the reception. */
export const limitMs = (
  { reception }: OpenedDossier,
  { calendar, procedure }: Pick<DutyFacts, 'calendar' | 'procedure'>,
): number => {
  const { at, officialAt, limit } = reception!;
  return workingMs(calendar, officialAt, dueDate(calendar, at, limit, procedure).dueAt);
};
