import {
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  received,
  RULES,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const assign = (officer: string, delegation?: string): DossierCommand => ({
  type: 'Assign',
  data: { officer, ...(delegation && { delegation }) },
});
const AT = '2025-06-10T10:00';
const transferred = HISTORY_TO.Transferred;
const assigned = (local: string, data: { officer: string; delegation?: string }) =>
  happened('OfficerAssigned', local, { unit: HANDLING_UNIT, ...data });

describe('Assign', () => {
  it('gives the dossier to an official of the competent unit', () =>
    given(...transferred)
      .when(assign('binh'), AT)
      .then(assigned(AT, { officer: 'binh' })));

  it('leaves to Reassign, which gives the reason, what is on another desk already', () =>
    given(...inHandling)
      .when(assign('dung'), AT)
      .thenRefused('reassignment-needs-reason', { officer: 'dung', assigned: 'binh' }));

  it('gives a dossier in handling to its first official', () => {
    const rules = { ...RULES, regime: 'imported' as const };
    const row = { step: 'appraise', reference: 'row-1', outsideProcedure: false };
    given(received({ rules }), HISTORY_TO.Transferred[1]!, happened('StepCompleted', AT, row))
      .when(assign('dung'), AT)
      .then(assigned(AT, { officer: 'dung' }));
  });

  it('accepts an official on the last day in office, not on the day after', () => {
    given(...transferred)
      .when(assign('chi'), '2025-06-11T23:59:59.999')
      .then(assigned('2025-06-11T23:59:59.999', { officer: 'chi' }));
    given(...transferred)
      .when(assign('chi'), '2025-06-12T00:00')
      .thenRefused('officer-not-active', { officer: 'chi', unit: HANDLING_UNIT, on: '2025-06-12' });
  });

  it('accepts a delegation on its last day, for its delegate only', () => {
    const stands = { officer: 'binh', delegation: 'uq-12' };
    given(...transferred)
      .when(assign('binh', 'uq-12'), '2025-06-12T16:59')
      .then(assigned('2025-06-12T16:59', stands));
    given(...transferred)
      .when(assign('binh', 'uq-12'), '2025-06-13T00:00')
      .thenRefused('delegation-not-valid');
    given(...transferred)
      .when(assign('dung', 'uq-12'), AT)
      .thenRefused('delegation-not-valid');
    given(...transferred)
      .when(assign('binh', 'uq-99'), AT)
      .thenRefused('delegation-not-valid');
  });

  it('refuses an official of another unit, and a unit that has ended since', () => {
    given(...transferred)
      .when(assign('giang'), AT)
      .thenRefused('officer-not-active');
    given(...transferred)
      .when(assign('constructor'), AT)
      .thenRefused('officer-not-active');
    given(...transferred)
      .when(assign('binh'), AT, { units: new Map() })
      .thenRefused('unit-unknown');
  });

  it('records nothing when it is on that desk already', () =>
    given(...inHandling)
      .when(assign('binh'), AT)
      .thenNothing());

  it('needs a transfer first', () =>
    given(...HISTORY_TO.Received)
      .when(assign('binh'), AT)
      .thenRefused('wrong-state'));
});
