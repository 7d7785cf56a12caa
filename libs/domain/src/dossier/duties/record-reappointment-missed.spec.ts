import {
  BREACH_RECORDED,
  CLOCK,
  clockFact,
  dossierFacts,
  DUE,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  inHandling,
  issued,
  openedAfter,
  overdue,
  procedureVersion,
  supplementAsked,
  vn,
} from '@hoso/testing';
import { dutiesOf, type DossierCommand, type DossierEvent } from '../index';

const NEW_DATE = vn('2025-06-30T17:00');
const key = `reappointment-missed ${NEW_DATE}`;
const record: DossierCommand = { type: 'RecordReappointmentMissed', data: { duty: key } };
const by = { actor: CLOCK };
const promised = happened('LatenessApologised', '2025-06-23T08:00', {
  ...{ letter: { number: 'XL-1' }, reason: 'expert ill', previousDueAt: DUE, newDueAt: NEW_DATE },
  timeliness: 'in-time',
});
const apologised: readonly DossierEvent[] = [...inHandling, promised, ...overdue.slice(inHandling.length)];
const fact = (local: string, changes: { readonly over?: true } = {}) =>
  happened('ReappointmentMissedRecorded', local, {
    ...clockFact(local, { duty: key, moment: NEW_DATE }),
    unit: HANDLING_UNIT,
    officer: 'binh',
    ...changes,
  });

describe('RecordReappointmentMissed', () => {
  it('records that the new date passed, besides the statutory one, with whoever had the dossier then', () => {
    expect(BREACH_RECORDED < '2025-06-30').toBe(true);
    given(...apologised)
      .when(record, '2025-06-30T16:59:59.999', by)
      .thenRefused('duty-not-due');
    given(...apologised)
      .when(record, '2025-06-30T17:00', by)
      .then(fact('2025-06-30T17:00'));
    given(...apologised, fact('2025-06-30T17:00'))
      .when(record, '2025-07-01T08:00', by)
      .thenNothing();
  });

  it('is met by a decision up to the last millisecond, and stays missed after a later one', () => {
    given(...apologised, issued('2025-06-30T17:00', true))
      .when(record, '2025-07-01T08:00', by)
      .thenRefused('duty-unknown');
    given(...apologised, issued('2025-06-30T17:00:00.001', true))
      .when(record, '2025-07-01T08:00', by)
      .then(fact('2025-07-01T08:00', { over: true }));
  });

  it('is one duty, also where the dossier stood still after it and goes on', () => {
    const stood = [
      ...apologised,
      supplementAsked('2025-07-01T08:00', { clock: 'PAUSE' }),
      happened('SupplementReceived', '2025-07-02T08:00', {
        components: [],
        due: { statutory: DUE, current: NEW_DATE, provisional: false },
      }),
    ];
    const keys = dutiesOf(openedAfter(...stood), {
      ...dossierFacts('2025-07-03T08:00'),
      procedure: procedureVersion(),
    });
    expect(keys.filter((duty) => duty.key === key)).toHaveLength(1);
    given(...stood)
      .when(record, '2025-07-03T08:00', by)
      .then(fact('2025-07-03T08:00'));
  });

  it('is nobody’s while the applicant is waited for, nor without a new date', () => {
    given(...apologised, supplementAsked('2025-06-27T08:00', { clock: 'PAUSE' }))
      .when(record, '2025-07-01T08:00', by)
      .thenRefused('duty-unknown');
    const { newDueAt: _, ...letter } = promised.data as { newDueAt: string };
    const bare = { ...promised, data: letter } as DossierEvent;
    given(...inHandling, bare)
      .when(record, '2025-07-01T08:00', by)
      .thenRefused('duty-unknown');
  });
});
