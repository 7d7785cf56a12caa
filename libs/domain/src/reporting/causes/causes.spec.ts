import { DUE, happened, inHandling, issued, reportFactsOf } from '@hoso/testing';
import { plainDateOf, VIETNAM } from '@hoso/kernel';
import type { DossierEvent } from '../../dossier';
import { boundsOf } from '../period';
import { CauseForm } from './causes';

const JUNE = boundsOf({ from: plainDateOf('2025-06-01'), to: plainDateOf('2025-06-30'), zone: VIETNAM });
const filed = happened('ExplanationFiled', '2025-06-27T08:00', {
  ...{ breach: DUE, unit: 'H23.15', filedBy: 'an', cause: 'other-agency', nature: 'objective' },
  ...{ step: 'appraise', officer: 'binh', narrative: 'the map came late', prevention: 'ask earlier' },
  remedy: { what: 'result by courier', dueOn: plainDateOf('2025-07-01') },
  late: false,
});
const returned = happened('ExplanationReturned', '2025-06-28T08:00', {
  ...{ breach: DUE, judgedBy: 'cap-tren', reason: 'too general', dueAt: DUE },
});
const tableOf = (...histories: readonly (readonly DossierEvent[])[]) => {
  const form = new CauseForm(JUNE);
  for (const history of histories) form.add(reportFactsOf(history));
  return form.table();
};

describe('causes of lateness', () => {
  it('names the cause that was filed, and counts what nobody explained', () => {
    const late = [...inHandling, issued('2025-06-26T08:00', true)];
    const { rows, total, identities } = tableOf([...inHandling, filed], late, inHandling, [
      ...inHandling,
      issued('2025-06-20T08:00', false),
    ]);
    expect(rows).toMatchObject([
      { cause: 'unexplained', nature: null, dossiers: 2, settledLate: 1, openLate: 1, share: 66.67 },
      { cause: 'other-agency', nature: 'objective', dossiers: 1, openLate: 1, share: 33.33 },
    ]);
    expect(total).toEqual({ dossiers: 3, settledLate: 1, openLate: 2 });
    expect(identities).toMatchObject([{ left: 3, right: 3, holds: true }]);
  });

  it('does not take a returned explanation for one', () =>
    expect(tableOf([...inHandling, filed, returned]).rows).toMatchObject([{ cause: 'unexplained' }]));
});
