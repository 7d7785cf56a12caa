import {
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  inHandling,
  issued,
  received,
  RULES,
  supplementAsked,
} from '@hoso/testing';
import type { DossierCommand, DossierCommands } from '../index';

const complete = (data: DossierCommands['CompleteStep'] = {}): DossierCommand => ({
  type: 'CompleteStep',
  data,
});
const AT = '2025-06-12T09:00';
const started = happened('StepStarted', '2025-06-11T08:00', {
  step: 'appraise',
  unit: HANDLING_UNIT,
  officer: 'binh',
  outsideProcedure: false,
});
const completed = happened('StepCompleted', AT, {
  step: 'appraise',
  unit: HANDLING_UNIT,
  officer: 'binh',
  outsideProcedure: false,
});
const imported = received({ rules: { ...RULES, regime: 'imported' } });
const ROW = { step: 'T02 check', officer: 'Resource10', reference: 'case-1/17' };
const row = happened('StepCompleted', AT, { ...ROW, outsideProcedure: true });

describe('CompleteStep', () => {
  it('ends the running row, named or not', () => {
    given(...inHandling, started)
      .when(complete(), AT)
      .then(completed);
    given(...inHandling, started)
      .when(complete({ step: 'appraise' }), AT)
      .then(completed);
  });

  it('is recorded whatever else is awaited', () =>
    given(...inHandling, started, supplementAsked('2025-06-12T08:00'))
      .when(complete(), AT)
      .then(completed));

  it('needs that row to run', () => {
    given(...inHandling)
      .when(complete({ step: 'sign' }), AT)
      .thenRefused('no-step-running', { running: undefined, asked: 'sign' });
    given(...inHandling, started)
      .when(complete({ step: 'sign' }), AT)
      .thenRefused('no-step-running');
    given(...inHandling, started, completed)
      .when(complete(), AT)
      .thenRefused('no-step-running');
    given(received()).when(complete(ROW), AT).thenRefused('wrong-state');
  });
});

describe('CompleteStep of imported history', () => {
  it('records rows from the reception on, and after the end', () => {
    given(imported).when(complete(ROW), AT).then(row);
    given(imported, issued('2025-06-11T08:00', false)).when(complete(ROW), AT).then(row);
  });

  it('records a row once, by its reference', () =>
    given(imported, row).when(complete(ROW), AT).thenNothing());

  it('takes no row without a reference, which could not be recognised again', () =>
    given(imported)
      .when(complete({ step: 'T02 check' }), AT)
      .thenRefused('no-step-running'));

  it('keeps its license from a dossier that was not imported', () =>
    given(...inHandling)
      .when(complete(ROW), AT)
      .thenRefused('no-step-running'));
});
