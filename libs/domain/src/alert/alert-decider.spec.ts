import { deciderSpec, HANDLING_UNIT, overdueOrder, vn } from '@hoso/testing';
import type { Actor } from '@hoso/kernel';
import { HAI_DUONG } from '../calendar';
import { alertDecider, type AlertCommand } from './decider';
import type { AlertEvent, AlertEvents, PlannedDelivery } from './events';
import { DEFAULT_ALERT_POLICIES } from './policy';
import type { AlertFacts } from './rule';

const ENGINE: Actor = { id: 'alerts', role: 'clock' };
const OFFICER: Actor = { id: 'binh', role: 'officer', unit: HANDLING_UNIT };
const HEAD: Actor = { id: 'an', role: 'head', unit: HANDLING_UNIT };
const SUPERIOR: Actor = { id: 'minh', role: 'head', unit: 'H23' };

const given = deciderSpec(alertDecider, (local: string, actor: Actor = ENGINE): AlertFacts => ({
  at: vn(local),
  actor,
  calendar: HAI_DUONG,
  policy: DEFAULT_ALERT_POLICIES[0]!,
  superior: 'H23',
}));

const happened = <Type extends keyof AlertEvents>(type: Type, local: string, data: AlertEvents[Type]) =>
  ({ type, data, at: vn(local) }) as AlertEvent;

const ID = '3f2b8c1d-4e5f-8a6b-9c7d-8e9f0a1b2c3d';
const raise: AlertCommand = { type: 'RaiseAlert', data: { alert: ID, ...overdueOrder() } };
/** Wednesday 25/06/2025, an hour after the opening of a day of eight working hours. */
const RAISED_AT = '2025-06-25T08:00';
const raised = (changes: Partial<AlertEvents['AlertRaised']> = {}) =>
  happened('AlertRaised', RAISED_AT, {
    ...overdueOrder(),
    alert: ID,
    superior: 'H23',
    answerDueAt: vn('2025-06-26T08:00'),
    ...changes,
  });
const escalate = (dueAt: string): AlertCommand => ({ type: 'EscalateAlert', data: { dueAt: vn(dueAt) } });
const toHead = happened('AlertEscalated', '2025-06-26T08:00', {
  from: 'officer',
  to: 'head',
  reason: 'unanswered',
  dueAt: vn('2025-06-26T08:00'),
  answerDueAt: vn('2025-06-30T08:00'),
});
const toSuperior = happened('AlertEscalated', '2025-06-30T08:00', {
  from: 'head',
  to: 'superior',
  reason: 'unanswered',
  dueAt: vn('2025-06-30T08:00'),
});
const acknowledge = (note?: string): AlertCommand => ({
  type: 'AcknowledgeAlert',
  data: note === undefined ? {} : { note },
});
const acknowledged = happened('AlertAcknowledged', '2025-06-25T09:00', {
  by: 'binh',
  role: 'officer',
  unit: HANDLING_UNIT,
});
const resolve: AlertCommand = { type: 'ResolveAlert', data: { reason: 'ResultIssued' } };
const resolved = happened('AlertResolved', '2025-06-25T10:00', { reason: 'ResultIssued' });

const MAIL: PlannedDelivery = {
  delivery: 'd1',
  audience: 'officer',
  sink: 'mail',
  recipient: 'binh',
  address: 'f',
  message: 'm1',
};
const plan = (changes: Partial<PlannedDelivery> = {}): AlertCommand => ({
  type: 'PlanDelivery',
  data: { ...MAIL, ...changes },
});
const planned = happened('AlertDeliveryPlanned', RAISED_AT, MAIL);
const outcome = { delivery: 'd1', message: 'm1' };
const failure = { ...outcome, outcome: 'unknown', attempts: 1, fault: 'ETIMEDOUT' } as const;
const fail: AlertCommand = { type: 'RecordDeliveryFailed', data: failure };
const failed = happened('AlertDeliveryFailed', RAISED_AT, failure);
const deliver: AlertCommand = { type: 'RecordDelivered', data: outcome };
const delivered = happened('AlertDelivered', RAISED_AT, outcome);

describe('an alert', () => {
  it('is raised once, with the moment at which eight working hours have passed', () => {
    given().when(raise, RAISED_AT).then(raised());
    given(raised()).when(raise, '2025-06-27T08:00').thenNothing();
  });

  it('at the top of the ladder has nowhere to climb', () => {
    const data = { alert: ID, ...overdueOrder({ audience: 'superior' }) };
    const event = happened('AlertRaised', RAISED_AT, { ...data, superior: 'H23' });
    given().when({ type: 'RaiseAlert', data }, RAISED_AT).then(event);
    given(event).when(escalate(RAISED_AT), RAISED_AT).thenNothing();
  });

  it('climbs at its moment and not before', () => {
    given(raised()).when(escalate('2025-06-26T08:00'), '2025-06-26T07:59').thenRefused('answer-not-due');
    given(raised()).when(escalate('2025-06-26T08:00'), '2025-06-26T08:00').then(toHead);
    given(raised(), toHead).when(escalate('2025-06-30T08:00'), '2025-06-30T08:00').then(toSuperior);
  });

  it.each([
    ['it has climbed already', [raised(), toHead]],
    ['somebody answers for it', [raised(), acknowledged]],
    ['it has ended', [raised(), resolved]],
  ])('does not climb when %s', (_, history) =>
    given(...history)
      .when(escalate('2025-06-26T08:00'), '2025-07-01T08:00')
      .thenNothing(),
  );

  it('is acknowledged by whom it has reached or by somebody above', () => {
    given(raised()).when(acknowledge(), '2025-06-25T09:00', OFFICER).then(acknowledged);
    given(raised(), toHead).when(acknowledge(), '2025-06-27T09:00', OFFICER).thenRefused('answered-higher', {
      audience: 'head',
      standing: 'officer',
    });
    given(raised(), toHead, toSuperior)
      .when(acknowledge(), '2025-07-01T09:00', HEAD)
      .thenRefused('answered-higher');
    given(raised(), toHead, toSuperior)
      .when(acknowledge('Đã làm việc với đơn vị'), '2025-07-01T09:00', SUPERIOR)
      .then(
        happened('AlertAcknowledged', '2025-07-01T09:00', {
          by: 'minh',
          role: 'head',
          unit: 'H23',
          note: 'Đã làm việc với đơn vị',
        }),
      );
  });

  it('is acknowledged once', () => {
    given(raised(), acknowledged).when(acknowledge(), '2025-06-25T10:00', OFFICER).thenNothing();
    given(raised(), acknowledged)
      .when(acknowledge(), '2025-06-25T10:00', HEAD)
      .thenRefused('already-acknowledged');
    given(raised(), resolved).when(acknowledge(), '2025-06-25T11:00', OFFICER).thenRefused('alert-resolved');
    given().when(acknowledge(), '2025-06-25T11:00', OFFICER).thenRefused('alert-unknown');
  });

  it('ends with its matter, once', () => {
    given(raised(), acknowledged).when(resolve, '2025-06-25T10:00').then(resolved);
    given(raised(), resolved).when(resolve, '2025-06-25T12:00').thenNothing();
  });
});

describe('a delivery', () => {
  it('is planned once and in one message', () => {
    given(raised()).when(plan(), RAISED_AT).then(planned);
    given(raised(), planned).when(plan(), RAISED_AT).thenNothing();
    given(raised(), planned)
      .when(plan({ message: 'm2' }), RAISED_AT)
      .thenRefused('delivery-planned-otherwise', { delivery: 'd1', message: 'm1', state: 'planned' });
  });

  it('has an outcome only when it was planned', () => {
    given(raised()).when(deliver, RAISED_AT).thenRefused('delivery-not-planned');
    given(raised()).when(fail, RAISED_AT).thenRefused('delivery-not-planned');
    given(raised(), planned).when(fail, RAISED_AT).then(failed);
    given(raised(), planned).when(deliver, RAISED_AT).then(delivered);
  });

  it('keeps what is certain', () => {
    given(raised(), planned, failed).when(fail, RAISED_AT).thenNothing();
    given(raised(), planned, failed).when(deliver, RAISED_AT).then(delivered);
    given(raised(), planned, delivered).when(deliver, RAISED_AT).thenNothing();
    given(raised(), planned, delivered).when(fail, RAISED_AT).thenNothing();
  });
});
