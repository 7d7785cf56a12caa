import { givenDossier as given, HANDLING_UNIT, happened, HISTORY_TO, inHandling } from '@hoso/testing';
import type { DossierCommand } from '../index';

const reassign = (officer: string, delegation?: string): DossierCommand => ({
  type: 'Reassign',
  data: { officer, reason: 'on leave', ...(delegation && { delegation }) },
});
const AT = '2025-06-11T10:00';

describe('Reassign', () => {
  it('changes hands within the unit, with the reason', () =>
    given(...inHandling)
      .when(reassign('dung'), AT)
      .then(
        happened('OfficerAssigned', AT, {
          unit: HANDLING_UNIT,
          officer: 'dung',
          previousOfficer: 'binh',
          reason: 'on leave',
        }),
      ));

  it('accepts the last day in office and refuses the day after', () => {
    given(...inHandling)
      .when(reassign('chi'), AT)
      .then(
        happened('OfficerAssigned', AT, {
          unit: HANDLING_UNIT,
          officer: 'chi',
          previousOfficer: 'binh',
          reason: 'on leave',
        }),
      );
    given(...inHandling)
      .when(reassign('chi'), '2025-06-12T00:00')
      .thenRefused('officer-not-active');
  });

  it('refuses a delegation that is not the official’s, and a unit that is gone', () => {
    given(...inHandling)
      .when(reassign('dung', 'uq-12'), AT)
      .thenRefused('delegation-not-valid');
    given(...inHandling)
      .when(reassign('dung'), AT, { units: new Map() })
      .thenRefused('unit-unknown');
  });

  it('records nothing when it is on that desk already', () =>
    given(...inHandling)
      .when(reassign('binh'), AT)
      .thenNothing());

  it('needs somebody in charge', () =>
    given(...HISTORY_TO.Transferred)
      .when(reassign('dung'), AT)
      .thenRefused('wrong-state'));
});
