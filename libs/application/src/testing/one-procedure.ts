import { HANDLING_UNIT, ONE_STOP, procedureVersion, unitDirectory } from '@hoso/testing';
import type { Reference } from './application-fixture';

/** One procedure, its one-stop and its handling unit. */
export const ONE_PROCEDURE: Reference = {
  procedure: procedureVersion(),
  units: [...unitDirectory().values()]
    .filter(({ id }) => [ONE_STOP, HANDLING_UNIT].includes(id))
    .map(({ id, validFrom, officers }) => ({ id, validFrom, officers: Object.values(officers) })),
};
