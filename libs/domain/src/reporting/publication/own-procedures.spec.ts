import { procedureVersion } from '@hoso/testing';
import type { ProcedureState, ProcedureVersion } from '../../procedure';
import { ownProcedures } from './own-procedures';

const procedure = (...versions: readonly Partial<ProcedureVersion>[]): ProcedureState => ({
  adopted: {},
  versions: versions.map(procedureVersion),
  publications: {},
});
const birth = { code: 'birth', field: 'Hộ tịch', level: 'commune' } as const;
const all = [
  procedure(birth),
  procedure({ ...birth, code: 'death' }),
  procedure({ ...birth, code: 'record', level: 'province' }),
  procedure({ ...birth, code: 'renamed' }, { ...birth, code: 'renamed', version: 2, field: 'Tư pháp' }),
  procedure({ code: 'permit' }),
];
const own = (...met: Parameters<typeof ownProcedures>[1]) =>
  ownProcedures(all, met)?.map(({ versions }) => versions[0]!.code);

describe('the procedures of a unit', () => {
  it('are those of the fields and levels of its dossiers, used or not, under any version', () =>
    expect(own(birth)).toEqual(['birth', 'death', 'renamed']));

  it('have those that its dossiers were about, whatever field they are in now', () =>
    expect(own({ code: 'record', field: 'Lý lịch tư pháp', level: 'province' })).toEqual(['record']));

  it('are not known where no dossier tells', () => expect(own()).toBeUndefined());
});
