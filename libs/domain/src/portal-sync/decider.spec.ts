import { deciderSpec, vn } from '@hoso/testing';
import { portalSyncDecider, type PortalSyncCommand } from './decider';
import type { PortalSyncEvent, PortalSyncEvents } from './events';
import type { ExchangeOutcome, MessageRef, PortalService } from './vocabulary';

const AT = '2025-06-25T08:00';
const given = deciderSpec(portalSyncDecider, () => ({ at: vn(AT) }));

const happened = <Type extends keyof PortalSyncEvents>(type: Type, data: PortalSyncEvents[Type]) =>
  ({ type, data, at: vn(AT) }) as PortalSyncEvent;

const RECORD = 'DongBoHoSoMC';
const ROW = 'CapNhatTienDoHoSoMC';
const LOOK_UP = 'TraCuuHoSo';

const FIRST: MessageRef = { message: 1, after: -1, status: '2', hasRow: true };
const NEXT: MessageRef = { message: 4, after: 1, status: '2', hasRow: false };

const begin = (service: PortalService, ref = FIRST): PortalSyncCommand => ({
  type: 'BeginExchange',
  data: { ...ref, service },
});
const end = (
  service: PortalService,
  attempt: number,
  outcome: ExchangeOutcome = 'accepted',
): PortalSyncCommand => ({ type: 'EndExchange', data: { message: 1, service, attempt, outcome } });
const deliver = (ref = FIRST): PortalSyncCommand => ({ type: 'DeliverMessage', data: ref });
const park = (reason: 'rejected' | 'row-in-doubt', ref = FIRST): PortalSyncCommand => ({
  type: 'ParkMessage',
  data: { ...ref, reason },
});
const release = (decision: 'resend' | 'treat-as-delivered'): PortalSyncCommand => ({
  type: 'ReleaseMessage',
  data: { decision, reason: 'Đã kiểm tra trên Cổng' },
});

const begun = (service: PortalService, attempt: number, isUpdating?: boolean) =>
  happened('PortalExchangeBegun', {
    ...FIRST,
    service,
    attempt,
    ...(isUpdating !== undefined && { isUpdating }),
  });
/** How an exchange ended; a look-up that knows rows tells of this message’s. */
type Told = ExchangeOutcome | 'row there' | 'row missing';
const ended = (service: PortalService, attempt: number, told: Told = 'accepted') => {
  const row = told === 'row there' ? 'there' : 'missing';
  const tells = told === 'row there' || told === 'row missing';
  const outcome = tells ? ({ outcome: 'known', row } as const) : { outcome: told };
  return happened('PortalExchangeEnded', { message: 1, service, attempt, ...outcome });
};
const exchanged = (service: PortalService, attempt: number, told?: Told): readonly PortalSyncEvent[] => [
  begun(service, attempt, service === RECORD ? false : undefined),
  ended(service, attempt, told),
];
const taken = exchanged(RECORD, 1);
const rowUnknown = [...taken, ...exchanged(ROW, 2, 'unknown')];
const parked = happened('PortalMessageParked', { ...FIRST, reason: 'row-in-doubt' });
const released = happened('PortalMessageReleased', {
  message: 1,
  decision: 'resend',
  reason: 'Đã kiểm tra trên Cổng',
});
const delivered = happened('PortalMessageDelivered', { ...FIRST, evidence: 'answered' });

describe('a message', () => {
  it('is sent as a record, then as a row, and is delivered once both are taken', () => {
    given()
      .when(begin(RECORD))
      .then(begun(RECORD, 1, false));
    given(begun(RECORD, 1, false))
      .when(end(RECORD, 1))
      .then(ended(RECORD, 1));
    given(...taken)
      .when(deliver())
      .thenRefused('message-not-taken', { message: 1, due: 'send-row' });
    given(...taken)
      .when(begin(ROW))
      .then(begun(ROW, 2));
    given(...taken, ...exchanged(ROW, 2))
      .when(deliver())
      .then(delivered);
    given(...taken, ...exchanged(ROW, 2), delivered)
      .when(deliver())
      .thenNothing();
  });

  it('without a change of status needs no row, and updates what the portal has', () => {
    given(...taken, ...exchanged(ROW, 2), delivered)
      .when(begin(RECORD, NEXT))
      .then(happened('PortalExchangeBegun', { ...NEXT, service: RECORD, attempt: 1, isUpdating: true }));
  });

  it('waits for the one before it', () => {
    given(...taken)
      .when(begin(RECORD, NEXT))
      .thenRefused('message-out-of-turn', {
        message: 4,
        delivered: -1,
        current: 1,
      });
    given(...taken, ...exchanged(ROW, 2), delivered)
      .when(begin(RECORD))
      .thenRefused('message-out-of-turn');
    given(begun(RECORD, 1, false))
      .when(begin(ROW))
      .thenRefused('exchange-open');
    given(...taken)
      .when(begin(RECORD))
      .thenRefused('exchange-out-of-turn');
  });

  it('tells how an exchange ended only of the one that was begun', () => {
    given(...taken)
      .when(end(RECORD, 1))
      .thenRefused('exchange-not-begun');
    given(begun(RECORD, 1, false))
      .when(end(ROW, 1))
      .thenRefused('exchange-not-begun');
    given(begun(RECORD, 1, false))
      .when(end(RECORD, 2))
      .thenRefused('exchange-not-begun');
  });
});

describe('what the portal is known to have', () => {
  const isUpdating = (...history: readonly PortalSyncEvent[]) => {
    const state = history.reduce(portalSyncDecider.evolve, portalSyncDecider.initial);
    const outcome = portalSyncDecider.decide(begin(RECORD), state, { at: vn(AT) });
    return Array.isArray(outcome)
      ? (outcome[0] as { data: { isUpdating?: boolean } }).data.isUpdating
      : outcome;
  };

  it('decides between creation and update', () => {
    expect(isUpdating()).toBe(false);
    expect(isUpdating(...exchanged(RECORD, 1, 'exists'))).toBe(true);
    expect(isUpdating(...exchanged(RECORD, 1, 'exists'), ...exchanged(RECORD, 2, 'absent'))).toBe(false);
    expect(isUpdating(...exchanged(RECORD, 1, 'not-now'))).toBe(false);
  });

  it('is looked up when an answer was lost', () => {
    const lost = exchanged(RECORD, 1, 'unknown');
    given(...lost)
      .when(begin(RECORD))
      .thenRefused('exchange-out-of-turn', {
        message: 1,
        service: RECORD,
        due: 'look-up',
      });
    expect(isUpdating(...lost, ...exchanged(LOOK_UP, 2, 'exists'))).toBe(true);
    expect(isUpdating(...lost, ...exchanged(LOOK_UP, 2, 'absent'))).toBe(false);
    expect(isUpdating(...lost, ...exchanged(LOOK_UP, 2, 'rejected'))).toBe(false);
  });
});

describe('a row whose answer was lost', () => {
  it('is not sent again without evidence', () => {
    given(...rowUnknown)
      .when(begin(ROW))
      .thenRefused('row-in-doubt', { message: 1, attempts: 2 });
    given(...rowUnknown)
      .when(begin(LOOK_UP))
      .then(begun(LOOK_UP, 3));
  });

  it('is sent again where it is missing, and delivered where it was found', () => {
    given(...rowUnknown, ...exchanged(LOOK_UP, 3, 'row missing'))
      .when(begin(ROW))
      .then(begun(ROW, 4));
    given(...rowUnknown, ...exchanged(LOOK_UP, 3, 'row there'))
      .when(deliver())
      .then(happened('PortalMessageDelivered', { ...FIRST, evidence: 'looked-up' }));
    given(...rowUnknown, ...exchanged(LOOK_UP, 3, 'absent'))
      .when(begin(RECORD))
      .then(begun(RECORD, 4, false));
  });

  const refusedLookUps = (times: number) =>
    Array.from({ length: times }, (_, nr) => exchanged(LOOK_UP, 3 + nr, 'rejected')).flat();

  const unreadableLookUps = (times: number) =>
    Array.from({ length: times }, (_, nr) => [
      begun(LOOK_UP, 3 + nr),
      happened('PortalExchangeEnded', {
        ...{ message: 1, service: LOOK_UP, attempt: 3 + nr, outcome: 'unknown', httpStatus: 200 },
      }),
    ]).flat();

  it('is asked for again where a look-up is refused', () => {
    given(...rowUnknown, ...refusedLookUps(9))
      .when(park('row-in-doubt'))
      .thenRefused('exchange-out-of-turn', { message: 1, due: 'look-up' });
    given(...rowUnknown, ...refusedLookUps(9), ...exchanged(LOOK_UP, 12, 'row there'))
      .when(deliver())
      .then(happened('PortalMessageDelivered', { ...FIRST, evidence: 'looked-up' }));
  });

  it.each<[string, readonly PortalSyncEvent[]]>([
    ['the portal tells no rows', exchanged(LOOK_UP, 3, 'exists')],
    ['every look-up is refused', refusedLookUps(10)],
    ['no look-up can be read', unreadableLookUps(10)],
  ])('waits for a person where %s', (_, lookUps) => {
    const blind = [...rowUnknown, ...lookUps];
    given(...rowUnknown)
      .when(park('row-in-doubt'))
      .thenRefused('exchange-out-of-turn');
    given(...blind)
      .when(park('row-in-doubt'))
      .then(parked);
    given(...blind, parked)
      .when(park('row-in-doubt'))
      .thenNothing();
    given(...blind, parked)
      .when(begin(ROW))
      .thenRefused('message-parked');
    given(...blind, parked)
      .when(begin(RECORD, NEXT))
      .thenRefused('message-out-of-turn');
  });
});

describe('a person', () => {
  it('lets a parked message go again or takes it as delivered', () => {
    given(...rowUnknown, parked)
      .when(release('resend'))
      .then(released);
    given(...rowUnknown, parked, released)
      .when(begin(RECORD))
      .then(begun(RECORD, 3, true));
    given(...rowUnknown, parked)
      .when(release('treat-as-delivered'))
      .then(
        happened('PortalMessageReleased', {
          message: 1,
          decision: 'treat-as-delivered',
          reason: 'Đã kiểm tra trên Cổng',
        }),
        happened('PortalMessageDelivered', { ...FIRST, evidence: 'decision' }),
      );
    given(...taken)
      .when(release('resend'))
      .thenRefused('nothing-parked', { message: 1 });
    given(...taken, ...exchanged(ROW, 2, 'not-now'))
      .when(release('treat-as-delivered'))
      .thenRefused('nothing-parked', { message: 1 });
    given(begun(RECORD, 1, false))
      .when(release('resend'))
      .thenRefused('exchange-open');
  });

  it('hastens what waits after a failure, and sends nothing for it that may be there', () => {
    given(...taken, ...exchanged(ROW, 2, 'not-now'))
      .when(release('resend'))
      .then(released);
    given(...taken, ...exchanged(ROW, 2, 'not-now'), released)
      .when(begin(ROW))
      .then(begun(ROW, 3));
    given(...rowUnknown, released)
      .when(begin(ROW))
      .thenRefused('row-in-doubt');
  });

  it('orders imported history to go, once', () => {
    const order: PortalSyncCommand = { type: 'OrderPortalSync', data: { reason: 'Công văn 12' } };
    const ordered = happened('PortalSyncOrdered', { reason: 'Công văn 12' });
    given().when(order).then(ordered);
    given(ordered).when(order).thenNothing();
  });
});

describe('what the portal will not take', () => {
  it('is parked and not sent again by the engine', () => {
    const refused = exchanged(RECORD, 1, 'rejected');
    given(...refused)
      .when(begin(RECORD))
      .thenRefused('exchange-out-of-turn');
    given(...refused)
      .when(park('rejected'))
      .then(happened('PortalMessageParked', { ...FIRST, reason: 'rejected' }));
    given(begun(RECORD, 1, false))
      .when(park('rejected'))
      .thenRefused('exchange-open');
    given().when(park('rejected')).thenRefused('exchange-out-of-turn', { message: 1, due: 'send-record' });
  });

  it('is parked when it says the opposite again and again', () => {
    const contradictions = [1, 2, 3, 4, 5].flatMap((nr) =>
      exchanged(RECORD, nr, nr % 2 ? 'exists' : 'absent'),
    );
    given(...contradictions)
      .when({ type: 'ParkMessage', data: { ...FIRST, reason: 'contradictory' } })
      .then(happened('PortalMessageParked', { ...FIRST, reason: 'contradictory' }));
  });
});
