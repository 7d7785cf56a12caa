import { procedureDecider, type ProcedureEvents, type ProcedureState } from '@hoso/domain';
import type { StreamKind } from './stream-kind';

/** The streams of procedures. */
export const PROCEDURES: StreamKind<ProcedureEvents, ProcedureState> = {
  prefix: 'procedure-',
  key: 'procedure',
  initial: procedureDecider.initial,
  evolve: procedureDecider.evolve,
  isKnown: (procedure): procedure is ProcedureState => procedure.versions.length > 0,
  isAtRest: () => false,
};
