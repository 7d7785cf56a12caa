import {
  CONSULTED_UNIT,
  DUE,
  EXPLANATION_DUE,
  explained,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  inHandling,
  issued,
  ONE_STOP,
  overdue,
  overdueAgain,
  returned,
  SECOND_DUE,
  vn,
} from '@hoso/testing';
import { plainDateOf } from '@hoso/kernel';
import type { DossierCommand, DossierEvent } from '../index';
import type { ExplainLateness } from './explain-lateness';

const dueOn = plainDateOf('2025-07-04');
const report: ExplainLateness = {
  cause: 'officer-slow',
  step: 'appraise',
  officer: 'binh',
  narrative: 'seven days on one desk',
  remedy: { what: 'a second appraiser', dueOn },
  prevention: 'a look at what is near due every morning',
};
const explain = (changes: Partial<ExplainLateness> = {}): DossierCommand => ({
  type: 'ExplainLateness',
  data: { ...report, ...changes },
});

describe('ExplainLateness', () => {
  it('is filed by the head of the unit in charge, in time up to the last millisecond', () => {
    given(...overdue)
      .when(explain(), '2025-07-01T17:00')
      .then(explained('2025-07-01T17:00'));
    given(...overdue)
      .when(explain(), '2025-07-01T17:00:00.001')
      .then(explained('2025-07-01T17:00:00.001', { late: true }));
    expect(EXPLANATION_DUE).toBe(vn('2025-07-01T17:00'));
  });

  it('is still owed when the dossier is closed', () => {
    const closed = [...overdue, issued('2025-06-25T08:00', true), returned('2025-06-25T09:00', false)];
    given(...closed)
      .when(explain(), '2025-06-26T08:00')
      .then(explained('2025-06-26T08:00'));
  });

  it('tells beyond the unit’s power from within it', () =>
    given(...overdue)
      .when(explain({ cause: 'system-outage' }), '2025-06-26T08:00')
      .then(explained('2025-06-26T08:00', { cause: 'system-outage', nature: 'objective' })));

  it('is nobody else’s', () => {
    for (const actor of [
      { id: 'binh', role: 'officer', unit: HANDLING_UNIT },
      { id: 'giang', role: 'head', unit: CONSULTED_UNIT },
      { id: 'portal', role: 'service', unit: HANDLING_UNIT },
    ] as const)
      given(...overdue)
        .when(explain(), '2025-06-26T08:00', { actor })
        .thenRefused('head-only', { role: actor.role, unit: actor.unit, unitInCharge: HANDLING_UNIT });
  });

  it('belongs to a recorded breach', () => {
    given(...inHandling)
      .when(explain(), '2025-06-26T08:00')
      .thenRefused('not-overdue', { breach: undefined, dueAt: DUE });
    given(...overdue)
      .when(explain({ breach: SECOND_DUE }), '2025-06-26T08:00')
      .thenRefused('not-overdue', { breach: SECOND_DUE, dueAt: DUE });
  });

  it('is filed once, unless it is returned', () => {
    const filed = [...overdue, explained('2025-06-26T08:00')];
    given(...filed)
      .when(explain(), '2025-06-26T08:00')
      .thenRefused('explanation-filed', { stages: { [DUE]: 'filed' } });
    const back = happened('ExplanationReturned', '2025-06-27T08:00', {
      breach: DUE,
      judgedBy: 'thanh-tra',
      reason: 'vague',
      dueAt: vn('2025-07-02T17:00'),
    });
    given(...filed, back)
      .when(explain(), '2025-07-02T17:00')
      .then(explained('2025-07-02T17:00'));
  });

  it('says which breach it is about where several await one', () => {
    given(...overdue, ...overdueAgain)
      .when(explain(), '2025-06-30T08:00')
      .thenRefused('breach-unclear', { breaches: [DUE, SECOND_DUE] });
    given(...overdue, ...overdueAgain)
      .when(explain({ breach: SECOND_DUE }), '2025-06-30T08:00')
      .then(explained('2025-06-30T08:00', { breach: SECOND_DUE }));
  });

  it('names a known cause and a remedy that lies ahead, today included', () => {
    given(...overdue)
      .when(explain({ cause: 'bad luck' }), '2025-06-26T08:00')
      .thenRefused('cause-unknown');
    const on = (day: string) => ({ what: 'a second appraiser', dueOn: plainDateOf(day) });
    given(...overdue)
      .when(explain({ remedy: on('2025-06-25') }), '2025-06-26T08:00')
      .thenRefused('remedy-day-passed', { dueOn: '2025-06-25', today: '2025-06-26' });
    given(...overdue)
      .when(explain({ remedy: on('2025-06-26') }), '2025-06-26T08:00')
      .then(explained('2025-06-26T08:00', { remedy: on('2025-06-26') }));
  });

  it('stays with the head of the unit that had the dossier then, whoever has it now', () => {
    const breach = happened('ExplanationRequired', '2025-06-24T17:00:01', {
      breach: DUE,
      unit: ONE_STOP,
      dueAt: EXPLANATION_DUE,
    });
    const [reception, transfer] = inHandling;
    const passed = [reception!, breach, { ...transfer!, at: vn('2025-06-25T08:00') } as DossierEvent];
    given(...passed)
      .when(explain(), '2025-06-26T08:00')
      .thenRefused('head-only', { role: 'head', unit: HANDLING_UNIT, unitInCharge: ONE_STOP });
    const lan = { actor: { id: 'lan', role: 'head', unit: ONE_STOP } } as const;
    const filed = explained('2025-06-26T08:00', { unit: ONE_STOP, filedBy: 'lan' });
    given(...passed)
      .when(explain(), '2025-06-26T08:00', lan)
      .then(filed);
    given(...passed, filed)
      .when({ type: 'CompleteRemedy', data: { evidence: 'QĐ 88' } }, '2025-06-27T08:00', lan)
      .then(happened('RemedyDone', '2025-06-27T08:00', { breach: DUE, evidence: 'QĐ 88', late: false }));
  });

  it('passes with the dossier to the head of the successor', () => {
    const rehomed = happened('DossierRehomed', '2025-06-25T08:00', {
      from: HANDLING_UNIT,
      to: ONE_STOP,
      legalBasis: 'NQ',
    });
    given(...overdue, rehomed)
      .when(explain(), '2025-06-26T08:00')
      .thenRefused('head-only');
    given(...overdue, rehomed)
      .when(explain(), '2025-06-26T08:00', { actor: { id: 'lan', role: 'head', unit: ONE_STOP } })
      .then(explained('2025-06-26T08:00', { unit: ONE_STOP, filedBy: 'lan' }));
  });
});
