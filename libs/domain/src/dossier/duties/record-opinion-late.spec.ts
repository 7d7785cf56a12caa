import {
  CLOCK,
  clockFact,
  CONSULTED_UNIT,
  givenDossier as given,
  happened,
  inHandling,
  issued,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const REQUESTED = vn('2025-06-11T08:00');
const key = `opinion-late fire ${REQUESTED}`;
const record: DossierCommand = { type: 'RecordOpinionLate', data: { duty: key } };
const asked = [
  ...inHandling,
  happened('OpinionRequested', '2025-06-11T08:00', {
    opinion: 'fire',
    agency: CONSULTED_UNIT,
    question: '?',
    dueAt: vn('2025-06-12T17:00'),
    pausesClock: false,
  }),
];
const recorded = (local: string) =>
  happened('OpinionLateRecorded', local, {
    ...clockFact(local, { duty: key, moment: vn('2025-06-12T17:00') }),
    opinion: 'fire',
    agency: CONSULTED_UNIT,
    requestedAt: REQUESTED,
  });
const came = (local: string, late: boolean) =>
  happened('OpinionReceived', local, { opinion: 'fire', agency: CONSULTED_UNIT, late, summary: 's' });

describe('RecordOpinionLate', () => {
  it('is recorded once the consulted agency’s time has passed', () => {
    given(...asked)
      .when(record, '2025-06-12T16:59:59.999', by)
      .thenRefused('duty-not-due');
    given(...asked)
      .when(record, '2025-06-12T17:00', by)
      .then(recorded('2025-06-12T17:00'));
  });

  it('is met by an answer in time, and stays missed after a late answer or decision', () => {
    given(...asked, came('2025-06-12T17:00', false))
      .when(record, '2025-06-16T08:00', by)
      .thenRefused('duty-unknown');
    for (const late of [came('2025-06-13T08:00', true), issued('2025-06-13T08:00', false)])
      given(...asked, late)
        .when(record, '2025-06-16T08:00', by)
        .then(recorded('2025-06-16T08:00'));
  });

  it('is gone with a request that was neutralised', () => {
    const undone = happened('EventNeutralised', '2025-06-13T08:00', {
      revision: inHandling.length,
      type: 'OpinionRequested',
      reason: 'the wrong agency',
      restored: {
        handling: {
          phase: 'InHandling',
          unit: 'H23.15',
          officer: 'binh',
          opinions: {},
          hops: {},
          supplementRequests: 0,
        },
      },
    });
    given(...asked, undone)
      .when(record, '2025-06-16T08:00', by)
      .thenRefused('duty-unknown');
  });
});
