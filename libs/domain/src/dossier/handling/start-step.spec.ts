import {
  CONSULTED_UNIT,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  MERGED_UNIT,
} from '@hoso/testing';
import type { DossierCommand, DossierCommands, DossierEvents } from '../index';

const start = (step: string, desk: Omit<DossierCommands['StartStep'], 'step'> = {}): DossierCommand => ({
  type: 'StartStep',
  data: { step, ...desk },
});
const AT = '2025-06-11T08:00';
const started = (changes: Partial<DossierEvents['StepStarted']> = {}) =>
  happened('StepStarted', AT, {
    step: 'appraise',
    unit: HANDLING_UNIT,
    officer: 'binh',
    outsideProcedure: false,
    ...changes,
  });
const inCharge = { unit: HANDLING_UNIT, officer: 'binh' };

describe('StartStep', () => {
  it('is at the desk of those in charge, when nothing else is said', () =>
    given(...inHandling)
      .when(start('appraise'), AT)
      .then(started()));

  it('ends the step before it', () =>
    given(...inHandling, started())
      .when(start('sign', { officer: 'an' }), AT)
      .then(started({ step: 'sign', officer: 'an', ended: 'appraise' })));

  it('may be another unit’s, with its own official or nobody’s yet', () => {
    given(...inHandling)
      .when(start('appraise', { unit: CONSULTED_UNIT, officer: 'giang' }), AT)
      .then(started({ unit: CONSULTED_UNIT, officer: 'giang' }));
    given(...inHandling)
      .when(start('appraise', { unit: CONSULTED_UNIT }), AT)
      .then(happened('StepStarted', AT, { step: 'appraise', unit: CONSULTED_UNIT, outsideProcedure: false }));
  });

  it('may be missing from the procedure’s list, and is counted then', () =>
    given(...inHandling)
      .when(start('site-visit'), AT)
      .then(started({ step: 'site-visit', outsideProcedure: true })));

  it('records nothing for the row that is running, but a new row for another desk', () => {
    given(...inHandling, started())
      .when(start('appraise'), AT)
      .thenNothing();
    given(...inHandling, started())
      .when(start('appraise', { officer: 'dung' }), AT)
      .then(started({ officer: 'dung', ended: 'appraise' }));
    given(...inHandling, started())
      .when(start('appraise', inCharge), AT)
      .thenNothing();
  });

  it('refuses desks that are not there', () => {
    given(...inHandling)
      .when(start('sign', { officer: 'giang' }), AT)
      .thenRefused('officer-not-active');
    given(...inHandling)
      .when(start('sign', { unit: 'H23.99' }), AT)
      .thenRefused('unit-unknown');
    given(...inHandling)
      .when(start('sign', { unit: MERGED_UNIT }), AT)
      .thenRefused('unit-not-active');
  });

  it('needs the dossier to be in handling', () =>
    given(...HISTORY_TO.AwaitingPayment)
      .when(start('sign'), '2025-06-12T09:00')
      .thenRefused('wrong-state'));
});
