import {
  CLOCK,
  clockFact,
  DUE,
  givenDossier as given,
  happened,
  HISTORY_TO,
  openedAfter,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const RETURNED = vn('2025-06-25T09:00');
const key = `apology-breach ${RETURNED}`;
const record: DossierCommand = { type: 'RecordApologyBreach', data: { duty: key } };
const MOMENT = vn('2025-07-02T17:00');
const owing = HISTORY_TO.ReturnedOwingApology;
const breached = (local: string) =>
  happened('ApologyBreachRecorded', local, {
    ...clockFact(local, { duty: key, moment: MOMENT, dueAt: DUE }),
    returnedAt: RETURNED,
  });
const letter = (local: string) =>
  happened('LatenessApologised', local, {
    letter: { number: '1' },
    reason: 'r',
    previousDueAt: DUE,
    timeliness: 'after-due',
  });

describe('RecordApologyBreach', () => {
  it('closes the dossier five working days after the late return without a letter', () => {
    given(...owing)
      .when(record, '2025-07-02T16:59:59.999', by)
      .thenRefused('duty-not-due');
    given(...owing)
      .when(record, '2025-07-02T17:00', by)
      .then(breached('2025-07-02T17:00'));
    expect(openedAfter(...owing, breached('2025-07-02T17:00')).handling.phase).toBe('Closed');
  });

  it('is averted by the letter, but not by one that comes after it', () => {
    given(...owing, letter('2025-07-02T17:00'))
      .when(record, '2025-07-03T08:00', by)
      .thenRefused('duty-unknown');
    given(...owing, letter('2025-07-03T07:30'))
      .when(record, '2025-07-03T08:00', by)
      .then(breached('2025-07-03T08:00'));
  });

  it('is none of a dossier that owes nothing', () =>
    given(...HISTORY_TO.Closed)
      .when(record, '2025-07-03T08:00', by)
      .thenRefused('duty-unknown'));
});
