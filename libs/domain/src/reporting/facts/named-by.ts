import type { ProcedureVersion } from '../../procedure';
import type { Told } from './told';

type Named = Pick<ProcedureVersion, 'name' | 'field' | 'level' | 'fees' | 'result'>;

/** An unknown version names itself by its code, so that no dossier is missing from a sum. */
const unnamed = (code: string): Named => ({
  name: code,
  field: code,
  level: 'province',
  fees: [],
  result: { name: code, document: false },
});

/** What the version of the procedure says of a dossier that was received under it. */
export const namedBy = ({ after, procedure }: Told): Named =>
  procedure ?? unnamed(after.rules.procedure.code);
