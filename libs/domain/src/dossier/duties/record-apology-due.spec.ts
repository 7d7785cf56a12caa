import {
  CLOCK,
  clockFact,
  DUE,
  givenDossier as given,
  happened,
  inHandling,
  issued,
  received,
  vn,
} from '@hoso/testing';
import type { DossierCommand } from '../index';

const by = { actor: CLOCK };

const key = `apology-due ${DUE}`;
const record: DossierCommand = { type: 'RecordApologyDue', data: { duty: key } };
const MOMENT = vn('2025-06-23T17:00');
const sent = (local: string) =>
  happened('LatenessApologised', local, {
    letter: { number: '1' },
    reason: 'r',
    previousDueAt: DUE,
    newDueAt: vn('2025-06-30T17:00'),
    timeliness: 'in-time',
  });

describe('RecordApologyDue', () => {
  it('is recorded at the closing of the last working day before the due day', () => {
    given(...inHandling)
      .when(record, '2025-06-23T16:59:59.999', by)
      .thenRefused('duty-not-due');
    given(...inHandling)
      .when(record, '2025-06-23T17:00:01', by)
      .then(
        happened(
          'ApologyDueRecorded',
          '2025-06-23T17:00:01',
          clockFact('2025-06-23T17:00:01', { duty: key, moment: MOMENT, dueAt: DUE }),
        ),
      );
  });

  it('is met by a letter up to its moment, and missed by one after it', () => {
    given(...inHandling, sent('2025-06-23T17:00'))
      .when(record, '2025-06-24T08:00', by)
      .thenRefused('duty-unknown');
    given(...inHandling, sent('2025-06-23T17:00:00.001'))
      .when(record, '2025-06-24T08:00', by)
      .then(
        happened(
          'ApologyDueRecorded',
          '2025-06-24T08:00',
          clockFact('2025-06-24T08:00', { duty: key, moment: MOMENT, dueAt: DUE }),
        ),
      );
  });

  it('lapses with the decision', () =>
    given(...inHandling, issued('2025-06-23T17:00', false))
      .when(record, '2025-06-24T08:00', by)
      .thenRefused('duty-unknown'));

  it('never comes before the reception', () => {
    const dueAt = vn('2025-06-10T17:00');
    const today = `apology-due ${dueAt}`;
    given(received({ dueAt, computedDueAt: dueAt }))
      .when({ ...record, data: { duty: today } }, '2025-06-10T08:00', by)
      .then(
        happened(
          'ApologyDueRecorded',
          '2025-06-10T08:00',
          clockFact('2025-06-10T08:00', { duty: today, moment: vn('2025-06-10T08:00'), dueAt }),
        ),
      );
  });
});
