import { deciderSpec, vn } from '@hoso/testing';
import { portalSyncDecider } from './decider';
import type { PortalSyncEvent, PortalSyncEvents } from './events';
import { nextPortalStep, type PortalStep } from './next-step';
import type { ExchangeOutcome, MessageRef, ParkReason, PortalService } from './vocabulary';

const AT = vn('2025-06-25T08:00');
const RECORD = 'DongBoHoSoMC';
const ROW = 'CapNhatTienDoHoSoMC';
const NOTICE = 'DongBoTrangThaiHoSo';

const PLAIN: MessageRef = { message: 1, after: -1, status: '2', hasRow: true };
/** Of a dossier that was made at the portal. */
const MADE_THERE: MessageRef = { ...PLAIN, hasNotice: true };

const happened = <Type extends keyof PortalSyncEvents>(type: Type, data: PortalSyncEvents[Type]) =>
  ({ type, data, at: AT }) as PortalSyncEvent;
const begun = (service: PortalService, attempt: number, ref = MADE_THERE) =>
  happened('PortalExchangeBegun', { ...ref, service, attempt });
const exchanged = (
  service: PortalService,
  attempt: number,
  { outcome = 'accepted', ref = MADE_THERE }: { outcome?: ExchangeOutcome; ref?: MessageRef } = {},
): readonly PortalSyncEvent[] => [
  begun(service, attempt, ref),
  happened('PortalExchangeEnded', { message: ref.message, service, attempt, outcome }),
];

const stepAfter = (history: readonly PortalSyncEvent[], ref = MADE_THERE): PortalStep =>
  nextPortalStep(history.reduce(portalSyncDecider.evolve, portalSyncDecider.initial), ref);

const told = [...exchanged(RECORD, 1), ...exchanged(ROW, 2)];
const noticed = (outcome: ExchangeOutcome) => [...told, ...exchanged(NOTICE, 3, { outcome })];
const delivered = happened('PortalMessageDelivered', { ...MADE_THERE, evidence: 'answered' });
const given = deciderSpec(portalSyncDecider, () => ({ at: AT }));

describe('a dossier that was made at the portal', () => {
  it('is told there under its own number once record and row are taken, and any other is not', () => {
    expect(stepAfter(exchanged(RECORD, 1))).toEqual({ do: 'send-row' });
    expect(stepAfter(told)).toEqual({ do: 'send-notice' });
    expect(stepAfter(noticed('accepted'))).toEqual({ do: 'deliver', evidence: 'answered' });
    const plain = [...exchanged(RECORD, 1, { ref: PLAIN }), ...exchanged(ROW, 2, { ref: PLAIN })];
    expect(stepAfter(plain, PLAIN)).toEqual({ do: 'deliver', evidence: 'answered' });
    given(...told)
      .when({ type: 'DeliverMessage', data: MADE_THERE })
      .thenRefused('message-not-taken', { message: 1, due: 'send-notice' });
    given(...plain)
      .when({ type: 'BeginExchange', data: { ...PLAIN, service: NOTICE } })
      .thenRefused('exchange-out-of-turn', { message: 1, service: NOTICE, due: 'deliver' });
  });

  it.each<[ExchangeOutcome, PortalStep]>([
    ['known', { do: 'deliver', evidence: 'answered' }],
    ['exists', { do: 'deliver', evidence: 'answered' }],
    ['not-now', { do: 'send-notice' }],
    ['unknown', { do: 'send-notice' }],
    ['rejected', { do: 'park', reason: 'rejected' }],
    ['absent', { do: 'park', reason: 'rejected' }],
  ])('after the answer %s to its status goes on so: %j', (outcome, step) =>
    expect(stepAfter(noticed(outcome))).toEqual(step),
  );

  it('goes on with its status where its sender died between row and status, or before the answer', () => {
    given(...told)
      .when({ type: 'BeginExchange', data: { ...MADE_THERE, service: NOTICE } })
      .then(begun(NOTICE, 3));
    const died = [...told, begun(NOTICE, 3)];
    expect(stepAfter(died)).toEqual({ do: 'await-end' });
    const interrupted = { message: 1, service: NOTICE, attempt: 3, outcome: 'unknown' } as const;
    expect(stepAfter([...died, happened('PortalExchangeEnded', interrupted)])).toEqual({ do: 'send-notice' });
  });

  it('that a person sends again is not told a status again that was taken, nor a row', () => {
    const parked = happened('PortalMessageParked', { ...MADE_THERE, reason: 'rejected' });
    const released = happened('PortalMessageReleased', {
      message: 1,
      decision: 'resend',
      reason: 'đã sửa mã',
    });
    const again = [...noticed('rejected'), parked, released, ...exchanged(RECORD, 4)];
    expect(stepAfter(again)).toEqual({ do: 'send-notice' });
    const taken = [...noticed('accepted'), parked, released, ...exchanged(RECORD, 4)];
    expect(stepAfter(taken)).toEqual({ do: 'deliver', evidence: 'answered' });
  });

  it('is told its status though a person took its row as delivered, and no further where that failed', () => {
    const parkedAs = (reason: ParkReason) => happened('PortalMessageParked', { ...MADE_THERE, reason });
    const taken = { decision: 'treat-as-delivered', reason: 'đã có trên Cổng' } as const;
    const released = happened('PortalMessageReleased', { message: 1, ...taken });
    const decided = happened('PortalMessageDelivered', { ...MADE_THERE, evidence: 'decision' });
    const inDoubt = [...exchanged(RECORD, 1), ...exchanged(ROW, 2, { outcome: 'unknown' })];
    const blind = [
      ...inDoubt,
      ...exchanged('TraCuuHoSo', 3, { outcome: 'exists' }),
      parkedAs('row-in-doubt'),
    ];
    given(...blind)
      .when({ type: 'ReleaseMessage', data: taken })
      .then(released);
    expect(stepAfter([...blind, released])).toEqual({ do: 'send-notice' });
    given(...blind, released, ...exchanged(NOTICE, 4))
      .when({ type: 'DeliverMessage', data: MADE_THERE })
      .then(decided);
    const contradictions = [1, 2, 3, 4, 5].flatMap((nr) =>
      exchanged(RECORD, nr, { outcome: nr % 2 ? 'exists' : 'absent' }),
    );
    expect(stepAfter([...contradictions, parkedAs('contradictory'), released])).toEqual({
      do: 'send-notice',
    });
    for (const failed of [
      [...noticed('absent'), parkedAs('rejected')],
      [...told, parkedAs('untellable')],
    ])
      given(...failed)
        .when({ type: 'ReleaseMessage', data: taken })
        .then(released, decided);
  });

  it('is repaired by record and row alone: an earlier status would set it back', () => {
    const missing = happened('PortalReconciled', {
      ...{ upTo: 1, extent: 'whole', differences: [{ what: 'record-missing' }], rewindTo: -1 },
    });
    const again = [...noticed('accepted'), delivered, missing];
    expect(stepAfter(again)).toEqual({ do: 'send-record', isUpdating: false });
    const repaired = [...again, ...exchanged(RECORD, 1), ...exchanged(ROW, 2)];
    expect(stepAfter(repaired)).toEqual({ do: 'deliver', evidence: 'answered' });
  });
});
