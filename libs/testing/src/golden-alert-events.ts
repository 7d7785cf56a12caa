import type { AlertEvent, AlertEvents, AlertEventType } from '@hoso/domain';
import { evidenceOf, overdueOrder } from './alert-orders';
import { vn } from './local-time';

const DELIVERY = '5b0a1f2c-7d3e-8a41-9c55-0f6e2d4b8a17';
const MESSAGE = '0c9d8e7f-6a5b-8c4d-9e3f-2a1b0c9d8e7f';

/** One realistic event of each type, with all that it can carry. */
const SAMPLES: { readonly [Type in AlertEventType]: AlertEvents[Type] } = {
  AlertRaised: {
    ...overdueOrder(),
    alert: '3f2b8c1d-4e5f-8a6b-9c7d-8e9f0a1b2c3d',
    superior: 'H23',
    answerDueAt: vn('2025-06-26T08:00'),
  },
  AlertEscalated: {
    from: 'officer',
    to: 'head',
    reason: 'unanswered',
    dueAt: vn('2025-06-26T08:00'),
    answerDueAt: vn('2025-06-30T08:00'),
  },
  AlertAcknowledged: { by: 'an', role: 'head', unit: 'H23.15', note: 'Đã giao cán bộ xử lý trong ngày' },
  AlertResolved: { reason: 'ResultIssued', evidence: evidenceOf('ResultIssued', 9, '2025-06-26T15:00') },
  AlertDeliveryPlanned: {
    delivery: DELIVERY,
    audience: 'officer',
    sink: 'mail',
    recipient: 'binh',
    address: 'a'.repeat(64),
    message: MESSAGE,
  },
  AlertDelivered: { delivery: DELIVERY, message: MESSAGE },
  AlertDeliveryFailed: {
    delivery: DELIVERY,
    message: MESSAGE,
    outcome: 'unknown',
    attempts: 1,
    fault: 'ETIMEDOUT',
  },
};

export const goldenAlertEvents: readonly AlertEvent[] = Object.entries(SAMPLES).map(
  ([type, data]) => ({ type, data, at: vn('2025-06-26T08:00') }) as AlertEvent,
);
