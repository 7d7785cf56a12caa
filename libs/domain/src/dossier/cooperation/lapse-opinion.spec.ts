import { CONSULTED_UNIT, givenDossier as given, happened, inHandling, vn } from '@hoso/testing';
import type { DossierCommand } from '../index';

const lapse = (opinion = 'fire'): DossierCommand => ({ type: 'LapseOpinion', data: { opinion } });
const DUE = '2025-06-13T17:00';
const asked = (pausesClock: boolean) =>
  happened('OpinionRequested', '2025-06-12T08:00', {
    opinion: 'fire',
    agency: CONSULTED_UNIT,
    question: '?',
    dueAt: vn(DUE),
    pausesClock,
  });
const lapsed = { opinion: 'fire', agency: CONSULTED_UNIT };

describe('LapseOpinion', () => {
  it('waits out the time of the other agency', () => {
    given(...inHandling, asked(false))
      .when(lapse(), DUE)
      .thenRefused('opinion-not-lapsed', { opinionDueAt: vn(DUE), at: vn(DUE) });
    given(...inHandling, asked(false))
      .when(lapse(), '2025-06-13T17:00:00.001')
      .then(happened('OpinionLapsed', '2025-06-13T17:00:00.001', lapsed));
  });

  it('lets a paused clock run again with the time that was left', () => {
    const due = { statutory: vn('2025-06-26T17:00'), current: vn('2025-06-26T17:00'), provisional: false };
    given(...inHandling, asked(true))
      .when(lapse(), '2025-06-16T08:00')
      .then(happened('OpinionLapsed', '2025-06-16T08:00', { ...lapsed, due }));
  });

  it.each(['heritage', 'constructor'])('knows no request called %s', (opinion) =>
    given(...inHandling, asked(false))
      .when(lapse(opinion), '2025-06-16T08:00')
      .thenRefused('opinion-unknown'),
  );

  it('lapses once', () =>
    given(...inHandling, asked(false), happened('OpinionLapsed', '2025-06-16T08:00', lapsed))
      .when(lapse(), '2025-06-16T08:00')
      .thenRefused('opinion-unknown'));
});
