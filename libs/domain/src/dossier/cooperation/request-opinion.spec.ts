import {
  CONSULTED_UNIT,
  DUE,
  givenDossier as given,
  happened,
  inHandling,
  MERGED_UNIT,
  procedureVersion,
  vn,
} from '@hoso/testing';
import type { DossierCommand, DossierCommands } from '../index';

const ask = (changes: Partial<DossierCommands['RequestOpinion']> = {}): DossierCommand => ({
  type: 'RequestOpinion',
  data: {
    opinion: 'fire',
    agency: CONSULTED_UNIT,
    question: 'Is the staircase wide enough?',
    dueAt: vn('2025-06-18T17:00'),
    ...changes,
  },
});
const AT = '2025-06-11T08:00';
const asked = (opinion = 'fire', pausesClock = false, due = '2025-06-18T17:00') =>
  happened('OpinionRequested', AT, {
    opinion,
    agency: CONSULTED_UNIT,
    question: 'Is the staircase wide enough?',
    dueAt: vn(due),
    pausesClock,
  });

describe('RequestOpinion', () => {
  it('states content and deadline; several may be open at once', () => {
    given(...inHandling)
      .when(ask(), AT)
      .then(asked());
    given(...inHandling, asked())
      .when(ask({ opinion: 'heritage' }), AT)
      .then(asked('heritage'));
    given(...inHandling)
      .when(ask({ opinion: 'constructor' }), AT)
      .then(asked('constructor'));
  });

  it('pauses the clock where the procedure says so', () =>
    given(...inHandling)
      .when(ask(), AT, { procedure: procedureVersion({ opinionPausesClock: true }) })
      .then(asked('fire', true)));

  it('is due after it is asked and before the dossier', () => {
    const refusedAt = (dueAt: string) =>
      given(...inHandling)
        .when(ask({ dueAt: vn(dueAt) }), AT)
        .thenRefused('opinion-not-before-due', { opinionDueAt: vn(dueAt), dossierDueAt: DUE, at: vn(AT) });
    refusedAt('2025-06-24T17:00');
    refusedAt(AT);
    given(...inHandling)
      .when(ask({ dueAt: vn('2025-06-24T16:59:59.999') }), AT)
      .then(asked('fire', false, '2025-06-24T16:59:59.999'));
    given(...inHandling)
      .when(ask({ dueAt: vn('2025-06-11T08:00:00.001') }), AT)
      .then(asked('fire', false, '2025-06-11T08:00:00.001'));
  });

  it('records nothing when it is asked already; the name stands for one agency', () => {
    given(...inHandling, asked())
      .when(ask(), AT)
      .thenNothing();
    given(...inHandling, asked())
      .when(ask({ agency: 'H23.20' }), AT)
      .thenRefused('opinion-known', { opinion: 'fire', agency: CONSULTED_UNIT });
  });

  it('asks an agency in being', () => {
    given(...inHandling)
      .when(ask({ agency: 'H23.99' }), AT)
      .thenRefused('unit-unknown');
    given(...inHandling)
      .when(ask({ agency: MERGED_UNIT }), AT)
      .thenRefused('unit-not-active');
  });
});
