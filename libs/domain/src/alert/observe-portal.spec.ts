import { evidenceOf, vn } from '@hoso/testing';
import type { PortalDifference, PortalSyncEvent } from '../portal-sync';
import { observePortal, type PortalFact } from './observe-portal';
import { DEFAULT_ALERT_POLICIES } from './policy';

const POLICY = DEFAULT_ALERT_POLICIES[0]!;
const CODE = 'H23.01-250610-0001';
const MESSAGE = { message: 3, after: 1, status: '5', hasRow: true } as const;

const fact = (event: Omit<PortalSyncEvent, 'at'>): PortalFact => ({
  event: { ...event, at: vn('2025-06-25T08:00') } as PortalSyncEvent,
  code: CODE,
  evidence: evidenceOf(event.type, 7, '2025-06-25T08:00'),
});
const parked = fact({ type: 'PortalMessageParked', data: { ...MESSAGE, reason: 'rejected' } });
const delivered = fact({ type: 'PortalMessageDelivered', data: { ...MESSAGE, evidence: 'answered' } });

describe('a message that the portal does not take', () => {
  it('raises one alert, however often it is parked', () => {
    const { raise, watch } = observePortal({}, parked, POLICY);
    expect(raise).toEqual({
      key: `portal-parked ${CODE} 3`,
      order: {
        kind: 'portal-parked',
        ...POLICY.portalParked,
        subject: { kind: 'dossier', code: CODE },
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
      watch: { messages: { 3: { alerts: 1, isOpen: false } } },
      resolve: { key: raise!.key, reason: 'PortalMessageDelivered', evidence: delivered.evidence },
    });
    expect(observePortal({}, delivered, POLICY)).toEqual({ watch: {} });
    expect(observePortal({ parked: 3 }, delivered, POLICY).resolve?.key).toBe(raise!.key);
  });

  it('raises another where it is parked again after it was taken as delivered', () => {
    const first = observePortal({}, parked, POLICY);
    const taken = observePortal(first.watch, delivered, POLICY);
    const again = observePortal(taken.watch, parked, POLICY);
    expect(again.raise?.key).toBe(`portal-parked ${CODE} 3 2`);
    expect(observePortal(again.watch, parked, POLICY).raise?.key).toBe(again.raise!.key);
    expect(observePortal(again.watch, delivered, POLICY).resolve?.key).toBe(again.raise!.key);
  });

  it('ends the alert of each message where several wait', () => {
    const { message: _, ...rest } = MESSAGE;
    const earlier = { message: 1, ...rest } as const;
    let watch = {};
    const keys = [
      parked,
      fact({ type: 'PortalMessageParked', data: { ...earlier, reason: 'rejected' } }),
      fact({ type: 'PortalMessageDelivered', data: { ...earlier, evidence: 'answered' } }),
      delivered,
    ].map((each) => {
      const observed = observePortal(watch, each, POLICY);
      ({ watch } = observed);
      return observed.resolve?.key;
    });
    expect(keys).toEqual([undefined, undefined, `portal-parked ${CODE} 1`, `portal-parked ${CODE} 3`]);
  });
});

describe('a dossier that the portal holds otherwise, and nothing sent mends it', () => {
  const EXTRA = { what: 'row-extra', status: '5', at: '20250612140000' } as const;
  const FIELD = { what: 'field', field: 'SoBienNhan' } as const;

  const looked = (revision: number, ...lasting: readonly PortalDifference[]): PortalFact => {
    const data = { upTo: 3, extent: 'whole', differences: lasting, ...(lasting.length > 0 && { lasting }) };
    const evidence = evidenceOf('PortalReconciled', revision, '2025-06-25T08:00');
    return { ...fact({ type: 'PortalReconciled', data } as PortalSyncEvent), evidence };
  };

  it('raises one alert however often it is found, until a look finds it gone', () => {
    const first = observePortal({ parked: 3 }, looked(8, FIELD, EXTRA), POLICY);
    expect(first.raise).toMatchObject({
      key: `portal-differs ${CODE} 8`,
      order: { kind: 'portal-differs', figures: { differences: 2, ...EXTRA } },
    });
    const second = observePortal(first.watch, looked(9, EXTRA), POLICY);
    expect(second).toEqual({ watch: { parked: 3, differs: { revision: 8, known: [expect.any(String)] } } });
    const last = observePortal(second.watch, looked(10), POLICY);
    expect(last).toMatchObject({ watch: { parked: 3 }, resolve: { key: first.raise!.key } });
    expect(last.raise).toBeUndefined();
  });

  it('raises another in its place where something new is found', () => {
    const { watch, raise } = observePortal({}, looked(8, EXTRA), POLICY);
    expect(observePortal(watch, looked(9, EXTRA, FIELD), POLICY)).toMatchObject({
      raise: { key: `portal-differs ${CODE} 9` },
      resolve: { key: raise!.key },
    });
  });

  it('raises nothing for what is sent again', () => {
    const data = { upTo: 3, extent: 'whole', differences: [FIELD], rewindTo: 1 } as const;
    expect(observePortal({}, fact({ type: 'PortalReconciled', data }), POLICY)).toEqual({ watch: {} });
  });
});
