import { evidenceOf, HANDLING_UNIT, vn } from '@hoso/testing';
import type { PortalSyncEvent } from '../portal-sync';
import { observePortal, type PortalFact } from './observe-portal';
import { DEFAULT_ALERT_POLICIES } from './policy';

const POLICY = DEFAULT_ALERT_POLICIES[0]!;
const CODE = 'H23.01-250610-0001';
const MESSAGE = { message: 3, after: 1, status: '5', hasRow: true } as const;

const fact = (event: Omit<PortalSyncEvent, 'at'>): PortalFact => ({
  event: { ...event, at: vn('2025-06-25T08:00') } as PortalSyncEvent,
  code: CODE,
  unit: HANDLING_UNIT,
  evidence: evidenceOf(event.type, 7, '2025-06-25T08:00'),
});
const parked = fact({ type: 'PortalMessageParked', data: { ...MESSAGE, reason: 'rejected' } });
const delivered = fact({ type: 'PortalMessageDelivered', data: { ...MESSAGE, evidence: 'answered' } });

describe('a message that the portal does not take', () => {
  it('raises one alert for the unit in charge, however often it is parked', () => {
    const { raise, watch } = observePortal({}, parked, POLICY);
    expect(raise).toEqual({
      key: `portal-parked ${CODE} 3`,
      order: {
        kind: 'portal-parked',
        ...POLICY.portalParked,
        subject: { kind: 'dossier', code: CODE },
        unit: HANDLING_UNIT,
        evidence: [parked.evidence],
        figures: { message: 3, reason: 'rejected', status: '5' },
      },
    });
    expect(observePortal(watch, parked, POLICY).raise?.key).toBe(raise!.key);
  });

  it('raises nothing before the first policy', () => {
    expect(observePortal({}, parked, undefined)).toEqual({ watch: {} });
  });

  it('ends it when it is delivered, and nothing where none was raised', () => {
    const { watch, raise } = observePortal({}, parked, POLICY);
    expect(observePortal(watch, delivered, POLICY)).toEqual({
      watch: {},
      resolve: { key: raise!.key, reason: 'PortalMessageDelivered', evidence: delivered.evidence },
    });
    expect(observePortal({}, delivered, POLICY)).toEqual({ watch: {} });
  });
});
