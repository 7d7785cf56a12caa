import type { ProcedureState } from '../../procedure';
import type { ReportFacts } from '../facts/report-facts';

/** A procedure that dossiers of a unit were about, with the group of the forms that they count in. */
export type ProcedureMet = Pick<ReportFacts, 'field' | 'level'> & { readonly code: string };

const groupOf = ({ field, level }: Pick<ReportFacts, 'field' | 'level'>): string => `${level} ${field}`;

/**
 * The procedures that a unit answers for. The catalogue names no unit, so its dossiers have to tell: the procedures that
 * they were about, and all others of the same fields and levels. None met: nothing is known of it, which is not to have none.
 */
export const ownProcedures = (
  all: readonly ProcedureState[],
  met: readonly ProcedureMet[],
): readonly ProcedureState[] | undefined => {
  if (met.length === 0) return undefined;
  const codes = new Set(met.map(({ code }) => code));
  const groups = new Set(met.map(groupOf));
  return all.filter(({ versions }) =>
    versions.some((version) => codes.has(version.code) || groups.has(groupOf(version))),
  );
};
