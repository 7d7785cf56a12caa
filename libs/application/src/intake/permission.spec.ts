import type { Principal } from '@hoso/access';
import type { DossierCommandType } from '@hoso/domain';
import {
  COMPLETE,
  CONSULTED_UNIT,
  DUE,
  EXPLANATION_DUE,
  happened,
  inHandling,
  HANDLING_UNIT,
  ONE_STOP,
  openedAfter,
  openingData,
  vn,
} from '@hoso/testing';
import { requestOf } from '../testing';
import type { CommandRequest } from './command-request';
import { isCommandFailure } from './failures';
import { demandConcern, demandRole, permittedActor } from './case-permission';
import { DOSSIER_RIGHTS } from './dossier-case';
import { unitsConcerned } from './permission';

const asked = openedAfter(
  ...inHandling,
  happened('OpinionRequested', '2025-06-11T08:00', {
    opinion: 'fire-safety',
    agency: CONSULTED_UNIT,
    question: 'An toàn cháy?',
    dueAt: vn('2025-06-13T17:00'),
    pausesClock: false,
  }),
);

const by = (role: Principal['role'], ...units: readonly string[]): Principal => ({ id: 'x', role, units });

const given = (type: DossierCommandType, principal: Principal): CommandRequest => ({
  ...requestOf('LapseSupplement', {}, { code: 'c', principal }),
  type,
});

const may = (ask: () => unknown): boolean => {
  try {
    ask();
    return true;
  } catch (error) {
    if (isCommandFailure(error) && error.code === 'not-permitted') return false;
    throw error;
  }
};

describe('who may give a command about a dossier', () => {
  it.each<[DossierCommandType, readonly string[]]>([
    ['IssueResult', [HANDLING_UNIT]],
    ['Reassign', [HANDLING_UNIT]],
    ['ConfirmPayment', [HANDLING_UNIT, ONE_STOP]],
    ['ReturnResult', [HANDLING_UNIT, ONE_STOP]],
    ['RecordOpinion', [HANDLING_UNIT, CONSULTED_UNIT]],
    ['CompleteStep', [HANDLING_UNIT, CONSULTED_UNIT]],
  ])('%s is for the officers of %j', (type, units) => {
    const allowed = [HANDLING_UNIT, ONE_STOP, CONSULTED_UNIT, 'H23.20'].filter((unit) =>
      may(() => permittedActor(DOSSIER_RIGHTS, given(type, by('officer', unit)), asked)),
    );
    expect(new Set(allowed)).toEqual(new Set(units));
  });

  it('what the law reserves for the head is for the head of the unit in charge', () => {
    expect(may(() => permittedActor(DOSSIER_RIGHTS, given('Extend', by('head', HANDLING_UNIT)), asked))).toBe(
      true,
    );
    expect(
      may(() => permittedActor(DOSSIER_RIGHTS, given('Extend', by('officer', HANDLING_UNIT)), asked)),
    ).toBe(false);
    expect(
      may(() => permittedActor(DOSSIER_RIGHTS, given('Extend', by('head', CONSULTED_UNIT)), asked)),
    ).toBe(false);
  });

  it('who answers for a breach may explain it and read the dossier, whoever has it now', () => {
    const breach = happened('ExplanationRequired', '2025-06-25T08:00', {
      breach: DUE,
      unit: 'H23.20',
      dueAt: EXPLANATION_DUE,
    });
    const late = openedAfter(...inHandling, breach);
    const former = by('head', 'H23.20');
    const allowed = (type: DossierCommandType) =>
      may(() => permittedActor(DOSSIER_RIGHTS, given(type, former), late));
    expect([allowed('ExplainLateness'), allowed('CompleteRemedy'), allowed('Extend')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(unitsConcerned(late)).toContain('H23.20');
    expect(unitsConcerned(asked)).not.toContain('H23.20');
  });

  it('names the unit in charge for a service that acts for all', () =>
    expect(
      permittedActor(DOSSIER_RIGHTS, given('IssueResult', { ...by('service'), units: 'all' }), asked),
    ).toMatchObject({
      unit: HANDLING_UNIT,
    }));

  it('lets whoever has to do with the dossier ask again, and nobody who could never ask', () => {
    const clerk = given('Transfer', by('clerk', ONE_STOP));
    expect(may(() => permittedActor(DOSSIER_RIGHTS, clerk, asked))).toBe(false);
    expect(may(() => demandConcern(DOSSIER_RIGHTS, clerk, asked))).toBe(true);
    expect(may(() => demandConcern(DOSSIER_RIGHTS, given('Transfer', by('officer', 'H23.20')), asked))).toBe(
      false,
    );
    expect(may(() => demandRole(DOSSIER_RIGHTS, given('Transfer', by('auditor'))))).toBe(false);
  });

  it('leaves an opening that is missing to the law', () => {
    const request = requestOf('Receive', { components: COMPLETE }, { principal: by('clerk', ONE_STOP) });
    expect(may(() => permittedActor(DOSSIER_RIGHTS, request, { opened: false }))).toBe(true);
    const elsewhere = requestOf(
      'Receive',
      { opening: openingData(), components: COMPLETE },
      { principal: by('clerk', 'H23.20') },
    );
    expect(may(() => permittedActor(DOSSIER_RIGHTS, elsewhere, { opened: false }))).toBe(false);
  });
});
