import { dueDate, workingMs } from '../../calendar';
import type { OpenedDossier } from '../state/dossier';
import type { DutyFacts } from './duty-facts';
import { workedOutOnce } from './worked-out';

type LimitFacts = Pick<DutyFacts, 'calendar' | 'procedure'>;

const lengthOf = workedOutOnce(
  (
    { at, officialAt, limit }: NonNullable<OpenedDossier['reception']>,
    { calendar, procedure }: LimitFacts,
  ): number => workingMs(calendar, officialAt, dueDate(calendar, at, limit, procedure).dueAt),
);

/** Working milliseconds of the published limit, as counted from the reception. */
export const limitMs = ({ reception }: OpenedDossier, { calendar, procedure }: LimitFacts): number =>
  lengthOf(reception!, { calendar, procedure });
