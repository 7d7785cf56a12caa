import {
  CLOCK,
  clockFact,
  CONSULTED_UNIT,
  givenDossier as given,
  HANDLING_UNIT,
  happened,
  inHandling,
  issued,
  vn,
} from '@hoso/testing';
import type { DossierCommand, DossierEvent } from '../index';

const by = { actor: CLOCK };

const STARTED = vn('2025-06-10T10:00');
const key = `step-overdue sign ${STARTED}`;
const record = (duty = key): DossierCommand => ({ type: 'RecordStepOverdue', data: { duty } });
const started = (step: string, local = '2025-06-10T10:00') =>
  happened('StepStarted', local, { step, unit: HANDLING_UNIT, officer: 'binh', outsideProcedure: false });
const recorded = (local: string, moment: string) =>
  happened('StepOverdueRecorded', local, {
    ...clockFact(local, { duty: key, moment: vn(moment) }),
    step: 'sign',
    unit: HANDLING_UNIT,
    officer: 'binh',
    startedAt: STARTED,
  });
const signing = [...inHandling, started('sign')];
// A fifth of the limit, which is 10 working days less the hour before reception: 87 h × 0.2 = 17.4 working hours.
const MOMENT = '2025-06-12T11:24';

describe('RecordStepOverdue', () => {
  it('is recorded when the step has used its share of the limit, to the minute', () => {
    given(...signing)
      .when(record(), '2025-06-12T11:23:59.999', by)
      .thenRefused('duty-not-due');
    given(...signing)
      .when(record(), MOMENT, by)
      .then(recorded(MOMENT, MOMENT));
  });

  it('is met by the end of the step in time, and stays missed after a late end', () => {
    const done = (local: string) =>
      happened('StepCompleted', local, { step: 'sign', unit: HANDLING_UNIT, outsideProcedure: false });
    given(...signing, done(MOMENT))
      .when(record(), '2025-06-13T08:00', by)
      .thenRefused('duty-unknown');
    for (const end of [
      done('2025-06-12T11:25'),
      started('appraise', '2025-06-12T11:25'),
      issued('2025-06-12T11:25', false),
    ])
      given(...signing, end)
        .when(record(), '2025-06-13T08:00', by)
        .then(recorded('2025-06-13T08:00', MOMENT));
  });

  it('does not count what the applicant had of the time', () => {
    const waiting = [
      ...signing,
      happened('PaymentRequired', '2025-06-10T11:00', { fees: ['permit-fee'], totalVnd: 150_000 }),
    ];
    given(...waiting)
      .when(record(), '2025-06-20T08:00', by)
      .thenRefused('duty-unknown');
    const paid = happened('PaymentConfirmed', '2025-06-16T11:00', {
      receipt: 'b',
      paidVnd: 150_000,
      method: 'cash',
    });
    given(...waiting, paid)
      .when(record(), '2025-06-20T08:00', by)
      .then(recorded('2025-06-20T08:00', '2025-06-18T11:24'));
  });

  it('is the unit’s that had the step then, also when a successor has taken over its work since', () => {
    const home = (local: string) =>
      happened('DossierRehomed', local, { from: HANDLING_UNIT, to: CONSULTED_UNIT, legalBasis: 'NQ 202' });
    given(...signing, home('2025-06-12T12:00'))
      .when(record(), '2025-06-13T08:00', by)
      .then(recorded('2025-06-13T08:00', MOMENT));
    const { type, data } = recorded('2025-06-13T08:00', MOMENT);
    given(...signing, home('2025-06-12T11:00'))
      .when(record(), '2025-06-13T08:00', by)
      .then({ type, data: { ...data, unit: CONSULTED_UNIT }, at: vn('2025-06-13T08:00') } as DossierEvent);
  });

  it('is no duty of a step without a share', () =>
    given(...inHandling, started('site-visit'))
      .when(record(`step-overdue site-visit ${STARTED}`), '2025-06-20T08:00', by)
      .thenRefused('duty-unknown'));
});
