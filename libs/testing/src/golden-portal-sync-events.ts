import type { PortalSyncEvent, PortalSyncEvents, PortalSyncEventType } from '@hoso/domain';
import { vn } from './local-time';

const CONTENT = {
  person: 'q0Zr1n6yX2b7Yw3kq8Vt5LsA',
  iv: 'AAECAwQFBgcICQoL',
  sealed: 'c2VhbGVkIHJlcXVlc3QgYW5kIGFuc3dlcg==',
};

const MESSAGE = { message: 7, after: 5, status: '5', hasRow: true } as const;

/** One realistic event of each type, with all that it can carry. */
const SAMPLES: { readonly [Type in PortalSyncEventType]: PortalSyncEvents[Type] } = {
  PortalSyncOrdered: { reason: 'Công văn 812/VP-KSTT: đồng bộ hồ sơ năm 2024' },
  PortalExchangeBegun: { ...MESSAGE, service: 'DongBoHoSoMC', attempt: 2, isUpdating: true },
  PortalExchangeEnded: {
    message: 7,
    service: 'TraCuuHoSo',
    attempt: 4,
    outcome: 'not-now',
    cause: 'rate-limited',
    errorCode: '429',
    httpStatus: 429,
    fault: 'Quá nhiều yêu cầu',
    retryAfterMs: 30_000,
    row: 'missing',
    content: CONTENT,
  },
  PortalMessageDelivered: { ...MESSAGE, evidence: 'answered' },
  PortalMessageParked: { ...MESSAGE, reason: 'rejected', errorCode: '-1', fault: 'NgayHenTra không hợp lệ' },
  PortalReconciled: {
    upTo: 7,
    extent: 'whole',
    differences: [
      { what: 'field', field: 'NgayHenTra' },
      { what: 'row-missing', message: 7 },
      { what: 'row-extra', status: '5', at: '20250625090000' },
    ],
    rewindTo: 5,
    content: CONTENT,
  },
  PortalLookUpFailed: {
    upTo: 7,
    outcome: 'not-now',
    cause: 'maintenance',
    errorCode: '-9',
    httpStatus: 503,
    fault: 'Hệ thống đang bảo trì',
    retryAfterMs: 60_000,
    content: CONTENT,
  },
  PortalMessageReleased: { message: 7, decision: 'resend', reason: 'Đã bổ sung ngày hẹn trả' },
};

export const goldenPortalSyncEvents: readonly PortalSyncEvent[] = Object.entries(SAMPLES).map(
  ([type, data]) => ({ type, data, at: vn('2025-06-26T08:00') }) as PortalSyncEvent,
);
