import {
  CONSULTED_UNIT,
  dossierFacts,
  DUE,
  explained,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  ONE_STOP,
  overdue,
  unitDirectory,
} from '@hoso/testing';
import type { Actor } from '@hoso/kernel';
import type { UnitDirectory } from '../../unit';
import { DEFAULT_POLICY, type DossierCommand } from '../index';

const AT = '2025-06-26T08:00';
const accept: DossierCommand = { type: 'AcceptExplanation', data: {} };
const filed = [...overdue, explained('2025-06-25T09:00')];
const accepted = (judgedBy: string) => happened('ExplanationAccepted', AT, { breach: DUE, judgedBy });

const ministry: UnitDirectory = new Map([
  ...unitDirectory(),
  [ONE_STOP, { ...unitDirectory().get(ONE_STOP)!, level: 'ministry' }],
]);
const headOf = (unit: string): Actor => ({ id: 'lan', role: 'head', unit });

describe('AcceptExplanation', () => {
  it('is for the roles that the policy names', () => {
    for (const role of ['auditor', 'operations'] as const)
      given(...filed)
        .when(accept, AT, { actor: { id: role, role } })
        .then(accepted(role));
    const policy = { ...DEFAULT_POLICY, superiors: { roles: [], unitAbove: {} } };
    given(...filed)
      .when(accept, AT, { actor: { id: 'x', role: 'auditor' }, policy })
      .thenRefused('judge-not-superior', { role: 'auditor', unit: undefined, explainedBy: HANDLING_UNIT });
  });

  it('is for the head of a unit of a higher level, not of the same one', () => {
    given(...filed)
      .when(accept, AT, { actor: headOf(ONE_STOP), units: ministry })
      .then(accepted('lan'));
    given(...filed)
      .when(accept, AT, { actor: headOf(ONE_STOP) })
      .thenRefused('judge-not-superior');
    given(...filed)
      .when(accept, AT, { actor: { id: 'lan', role: 'officer', unit: ONE_STOP }, units: ministry })
      .thenRefused('judge-not-superior');
  });

  it('is for the unit above that the policy names, and then for no other', () => {
    const policy = {
      ...DEFAULT_POLICY,
      superiors: { roles: [], unitAbove: { [HANDLING_UNIT]: CONSULTED_UNIT } },
    };
    given(...filed)
      .when(accept, AT, { actor: headOf(CONSULTED_UNIT), policy })
      .then(accepted('lan'));
    given(...filed)
      .when(accept, AT, { actor: headOf(ONE_STOP), policy, units: ministry })
      .thenRefused('judge-not-superior');
  });

  it('is never for the one who filed it', () => {
    expect(dossierFacts(AT).actor.id).toBe('an');
    given(...filed)
      .when(accept, AT, { actor: { id: 'an', role: 'auditor' } })
      .thenRefused('judge-filed-it', { filedBy: 'an' });
  });

  it('needs an explanation that is filed and not yet judged', () => {
    const actor: Actor = { id: 'thanh-tra', role: 'auditor' };
    given(...overdue)
      .when(accept, AT, { actor })
      .thenRefused('nothing-to-judge', { breach: undefined, stages: { [DUE]: 'awaited' } });
    given(...filed, accepted('thanh-tra'))
      .when(accept, AT, { actor })
      .thenRefused('nothing-to-judge', { breach: undefined, stages: { [DUE]: 'accepted' } });
  });
});
