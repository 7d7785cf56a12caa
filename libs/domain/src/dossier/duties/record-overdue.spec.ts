import {
  BREACH_RECORDED,
  CLOCK,
  clockFact,
  CONSULTED_UNIT,
  DUE,
  dossierFacts,
  EXPLANATION_DUE,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  ONE_STOP,
  openedAfter,
  overdue,
  procedureVersion,
  received,
  returned,
  RULES,
  supplementAsked,
  vn,
} from '@hoso/testing';
import { dutiesOf, type DossierCommand, type DossierEvent } from '../index';

const key = `overdue ${DUE}`;
const recordOverdue: DossierCommand = { type: 'RecordOverdue', data: { duty: key } };
const by = { actor: CLOCK };

const fact = (local: string, changes: { readonly officer?: string; readonly retrospective?: true } = {}) =>
  happened('OverdueRecorded', local, {
    ...clockFact(local, { duty: key, moment: DUE }),
    unit: HANDLING_UNIT,
    officer: 'binh',
    ...changes,
  });
const required = (local: string) =>
  happened('ExplanationRequired', local, { breach: DUE, unit: HANDLING_UNIT, dueAt: EXPLANATION_DUE });

describe('RecordOverdue', () => {
  it('records the breach with its exact lateness, and asks the head to explain it within five working days', () => {
    given(...inHandling)
      .when(recordOverdue, BREACH_RECORDED, by)
      .then(...overdue.slice(-2));
    given(...inHandling)
      .when(recordOverdue, '2025-06-25T07:30', by)
      .then(fact('2025-06-25T07:30'), required('2025-06-25T07:30'));
    expect(fact('2025-06-25T07:30').data).toMatchObject({
      lateness: { workingMinutes: 30, calendarMs: 14.5 * 3_600_000 },
    });
  });

  it('waits for its moment, and is recorded at it', () => {
    given(...inHandling)
      .when(recordOverdue, '2025-06-24T16:59:59.999', by)
      .thenRefused('duty-not-due', { duty: key, moment: DUE, at: vn('2025-06-24T16:59:59.999') });
    given(...inHandling)
      .when(recordOverdue, '2025-06-24T17:00', by)
      .then(fact('2025-06-24T17:00'), required('2025-06-24T17:00'));
  });

  it('is the clock’s alone, and recorded once', () => {
    given(...inHandling)
      .when(recordOverdue, BREACH_RECORDED)
      .thenRefused('clock-only', { role: 'head' });
    given(...overdue)
      .when(recordOverdue, '2025-06-25T08:00', by)
      .thenNothing();
  });

  it('is no duty of a dossier decided in time, by another date or before reception', () => {
    given(...HISTORY_TO.Closed)
      .when(recordOverdue, '2025-06-26T08:00', by)
      .thenRefused('duty-unknown', { duty: key });
    given(...inHandling)
      .when(
        { type: 'RecordOverdue', data: { duty: 'overdue 2025-06-25T10:00:00.000Z' } },
        '2025-06-26T08:00',
        by,
      )
      .thenRefused('duty-unknown');
    given(...inHandling, issued('2025-06-24T17:00', false))
      .when(recordOverdue, '2025-06-26T08:00', by)
      .thenRefused('duty-unknown');
    given(...HISTORY_TO.AwaitingApplicant)
      .when(recordOverdue, '2025-06-26T08:00', by)
      .thenRefused('duty-unknown');
  });

  it('is not skipped when the clock was down until after the late decision, the return or the stop', () => {
    const at = '2025-06-26T08:00';
    const ends: readonly (readonly DossierEvent[])[] = [
      [issued('2025-06-24T17:00:00.001', true)],
      [issued('2025-06-25T08:00', true), returned('2025-06-25T09:00', true)],
      [happened('ProcessingStopped', '2025-06-25T08:00', { legalGround: 'art. 5', reason: 'inherited' })],
    ];
    for (const end of ends)
      given(...inHandling, ...end)
        .when(recordOverdue, at, by)
        .then(fact(at), required(at));
  });

  it('lapses with a date that stood still or moved before it passed', () => {
    const lapsed: readonly (readonly DossierEvent[])[] = [
      HISTORY_TO.AwaitingSupplement,
      [
        ...HISTORY_TO.AwaitingSupplement,
        happened('SupplementLapsed', '2025-06-25T08:00', {
          answerDueAt: vn('2025-06-19T17:00'),
          requestedAt: vn('2025-06-12T08:00'),
        }),
      ],
      [
        ...inHandling,
        happened('DeadlineExtended', '2025-06-24T17:00', {
          decision: 'QĐ 1',
          legalBasis: 'b',
          reason: 'r',
          amount: 2,
          from: DUE,
          due: { statutory: vn('2025-06-26T17:00'), current: vn('2025-06-26T17:00'), provisional: false },
        }),
      ],
    ];
    for (const history of lapsed)
      given(...history)
        .when(recordOverdue, '2025-06-26T08:00', by)
        .thenRefused('duty-unknown');
    given(...inHandling, supplementAsked('2025-06-24T17:00:00.001', { clock: 'PAUSE' }))
      .when(recordOverdue, '2025-06-26T08:00', by)
      .then(fact('2025-06-26T08:00'), required('2025-06-26T08:00'));
  });

  it('concerns the statutory date whatever was promised anew; a date that moves and passes again is another breach', () => {
    const promised = happened('LatenessApologised', '2025-06-23T08:00', {
      letter: { number: '1' },
      reason: 'r',
      previousDueAt: DUE,
      newDueAt: vn('2025-06-30T17:00'),
      timeliness: 'in-time',
    });
    const kinds = (...history: readonly DossierEvent[]) =>
      dutiesOf(openedAfter(...history), {
        ...dossierFacts('2025-07-20T08:00'),
        procedure: procedureVersion(),
      })
        .filter(({ kind }) => kind === 'overdue')
        .map(({ dueAt }) => dueAt);
    expect(kinds(...inHandling, promised)).toEqual([DUE]);
    expect(kinds(...overdue, promised)).toEqual([]);
    const moved = happened('DueDateRevised', '2025-06-25T08:00', {
      instrument: 'QĐ 9',
      reason: 'flood',
      from: { statutory: DUE, current: DUE, provisional: false },
      due: { statutory: vn('2025-06-27T17:00'), current: vn('2025-06-27T17:00'), provisional: false },
      workingDays: 3,
    });
    expect(kinds(...overdue, moved)).toEqual([vn('2025-06-27T17:00')]);
  });

  it('returns with a decision that is neutralised, and never doubles', () => {
    const wrong = issued('2025-06-20T08:00', false);
    const { undoable } = openedAfter(...inHandling, wrong);
    const undone = (local: string) =>
      happened('EventNeutralised', local, {
        revision: inHandling.length,
        type: 'ResultIssued',
        reason: 'another dossier',
        restored: undoable!.before,
      });
    given(...inHandling, wrong, undone('2025-06-25T08:00'))
      .when(recordOverdue, '2025-06-25T09:00', by)
      .then(fact('2025-06-25T09:00'), required('2025-06-25T09:00'));
    const late = issued('2025-06-25T08:00', true);
    const { undoable: after } = openedAfter(...overdue, late);
    const again = happened('EventNeutralised', '2025-06-26T08:00', {
      revision: overdue.length,
      type: 'ResultIssued',
      reason: 'another dossier',
      restored: after!.before,
    });
    given(...overdue, late, again)
      .when(recordOverdue, '2025-06-26T09:00', by)
      .thenNothing();
  });

  describe('of imported history', () => {
    const imported = [received({ rules: { ...RULES, regime: 'imported' } }), ...inHandling.slice(1)];
    const at = '2025-07-10T08:00';

    it('is retrospective and opens no explanation when it lies before the dossier was recorded', () => {
      given(...imported)
        .when(recordOverdue, at, { ...by, recordedAt: vn('2025-06-24T17:00:00.001') })
        .then(fact(at, { retrospective: true }));
      given(...imported)
        .when(recordOverdue, at, { ...by, recordedAt: DUE })
        .then(fact(at), required(at));
    });

    it('only: another regime is live, whenever it was written', () =>
      given(...inHandling)
        .when(recordOverdue, at, { ...by, recordedAt: vn(at) })
        .then(fact(at), required(at)));
  });

  it('is recorded about whoever is in charge, also without an officer', () =>
    given(...HISTORY_TO.Transferred)
      .when(recordOverdue, BREACH_RECORDED, by)
      .then(
        happened('OverdueRecorded', BREACH_RECORDED, {
          ...clockFact(BREACH_RECORDED, { duty: key, moment: DUE }),
          unit: HANDLING_UNIT,
        }),
        required(BREACH_RECORDED),
      ));

  describe('recorded long after its moment', () => {
    const at = '2025-06-26T08:00';
    const onDesk = (officer: string, local: string) =>
      happened('OfficerAssigned', local, { unit: HANDLING_UNIT, officer, reason: 'r' });
    const dung = onDesk('dung', '2025-06-25T08:00');

    it('names who was in charge then, not who has the dossier now', () => {
      given(...inHandling, dung, onDesk('an', '2025-06-25T09:00'))
        .when(recordOverdue, at, by)
        .then(fact(at), required(at));
      given(...inHandling, onDesk('dung', '2025-06-24T17:00'))
        .when(recordOverdue, at, by)
        .then(fact(at, { officer: 'dung' }), required(at));
    });

    it('takes an assignment that was neutralised for none', () => {
      const wrong = onDesk('dung', '2025-06-20T08:00');
      const undone = happened('EventNeutralised', '2025-06-25T08:00', {
        revision: inHandling.length,
        type: 'OfficerAssigned',
        reason: 'another dossier',
        restored: openedAfter(...inHandling, wrong).undoable!.before,
      });
      for (const later of [[], [onDesk('chi', '2025-06-25T09:00')]])
        given(...inHandling, wrong, undone, ...later)
          .when(recordOverdue, at, by)
          .then(fact(at), required(at));
    });

    it('asks the head of the unit that had it then; of its successor where that unit has ended', () => {
      const [reception, transfer] = inHandling;
      const sent = { ...transfer!, at: vn('2025-06-25T08:00') } as DossierEvent;
      given(reception!, sent)
        .when(recordOverdue, at, by)
        .then(
          happened('OverdueRecorded', at, {
            ...clockFact(at, { duty: key, moment: DUE }),
            unit: ONE_STOP,
          }),
          happened('ExplanationRequired', at, { breach: DUE, unit: ONE_STOP, dueAt: EXPLANATION_DUE }),
        );
      const home = happened('DossierRehomed', '2025-06-25T08:00', {
        from: HANDLING_UNIT,
        to: CONSULTED_UNIT,
        legalBasis: 'NQ 202',
      });
      given(...inHandling, home)
        .when(recordOverdue, at, by)
        .then(
          fact(at),
          happened('ExplanationRequired', at, { breach: DUE, unit: CONSULTED_UNIT, dueAt: EXPLANATION_DUE }),
        );
    });
  });

  it('neither advances the dossier’s time nor closes the chance to neutralise', () => {
    const before = openedAfter(...inHandling);
    const after = openedAfter(...overdue);
    expect(after.lastAt).toBe(before.lastAt);
    expect(after.undoable).toEqual(before.undoable);
    expect(after.ledger).toEqual(before.ledger);
    expect(after.handling).toEqual(before.handling);
    given(...overdue)
      .when({ type: 'Withdraw', data: { request: 'letter 5' } }, '2025-06-23T08:00')
      .then(happened('DossierWithdrawn', '2025-06-23T08:00', { request: 'letter 5' }));
  });
});
