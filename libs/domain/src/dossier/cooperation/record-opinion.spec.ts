import {
  CONSULTED_UNIT,
  givenDossier as given,
  happened,
  inHandling,
  supplementAsked,
  vn,
} from '@hoso/testing';
import type { DossierCommand, DueDates } from '../index';

const record = (opinion = 'fire'): DossierCommand => ({
  type: 'RecordOpinion',
  data: { opinion, summary: 'wide enough' },
});
const DUE = '2025-06-18T17:00';
const asked = (pausesClock: boolean, opinion = 'fire', local = '2025-06-12T08:00') =>
  happened('OpinionRequested', local, {
    opinion,
    agency: CONSULTED_UNIT,
    question: '?',
    dueAt: vn(DUE),
    pausesClock,
  });
const came = (local: string, late: boolean, due?: string) =>
  happened('OpinionReceived', local, {
    opinion: 'fire',
    agency: CONSULTED_UNIT,
    late,
    summary: 'wide enough',
    ...(due && { due: { statutory: vn(due), current: vn(due), provisional: false } satisfies DueDates }),
  });

describe('RecordOpinion', () => {
  it.each([
    [DUE, false],
    ['2025-06-18T17:00:00.001', true],
  ])('at %s: late %s', (local, late) =>
    given(...inHandling, asked(false))
      .when(record(), local)
      .then(came(local, late)),
  );

  it('lets a paused clock run again with the time that was left', () =>
    given(...inHandling, asked(true))
      .when(record(), '2025-06-16T08:00')
      .then(came('2025-06-16T08:00', false, '2025-06-26T17:00')));

  it('leaves the due dates open while another opinion or the applicant holds the clock', () => {
    given(...inHandling, asked(true), asked(true, 'heritage'))
      .when(record(), '2025-06-16T08:00')
      .then(came('2025-06-16T08:00', false));
    given(...inHandling, asked(true), supplementAsked('2025-06-12T09:00', { clock: 'PAUSE' }))
      .when(record(), '2025-06-16T08:00')
      .then(came('2025-06-16T08:00', false));
  });

  it.each(['heritage', 'constructor', '__proto__'])('answers no request called %s', (opinion) =>
    given(...inHandling, asked(false))
      .when(record(opinion), '2025-06-16T08:00')
      .thenRefused('opinion-unknown', { opinion, open: ['fire'] }),
  );

  it('answers once', () =>
    given(...inHandling, asked(false), came(DUE, false))
      .when(record(), DUE)
      .thenRefused('opinion-unknown'));
});
