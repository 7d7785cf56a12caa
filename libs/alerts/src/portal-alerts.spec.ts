import { randomUUID } from 'node:crypto';
import { alertIdOf, readAlert } from '@hoso/application';
import { SetClock } from '@hoso/application/testing';
import type { PortalSyncEvent } from '@hoso/domain';
import { encode } from '@hoso/event-format';
import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { DOSSIER_CODE, HANDLING_UNIT, vn } from '@hoso/testing';
import { AlertWorld, type Stepped } from './testing';

const ACTOR = { id: 'portal-sync', role: 'clock' } as const;
const MESSAGE = { message: 2, after: 0, status: '5', hasRow: true } as const;

describe('alerts about the portal', () => {
  let postgres: PostgresFixture;
  let world: AlertWorld;
  let processes: readonly Stepped[];

  beforeAll(async () => {
    postgres = await startPostgresFixture();
    const clock = new SetClock(vn('2025-06-25T09:00'));
    world = await AlertWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
    processes = world.processes([], {});
    await world.inHandling(DOSSIER_CODE, 'binh');
  });
  afterAll(async () => {
    await world.application.stop();
    await postgres.dispose();
  });

  const happens = async (type: PortalSyncEvent['type'], data: object): Promise<void> => {
    const event = { type, data, at: vn('2025-06-25T08:59') };
    const ids = { commandId: randomUUID(), payloadHmac: '', correlationId: '', causationId: '' };
    const stored = encode(randomUUID(), event, { ...ids, actor: ACTOR });
    await world.application.store.append(`portalsync-${DOSSIER_CODE}`, 'any', [stored]);
    await world.settle(processes);
  };
  const alert = async () =>
    (await readAlert(world.application.store, alertIdOf(`portal-parked ${DOSSIER_CODE} 2`))).alert;

  it('tell the unit in charge of a message that waits for a person, once, until it is delivered', async () => {
    await happens('PortalMessageDelivered', { ...MESSAGE, message: 0, evidence: 'answered' });
    expect((await world.alerts()).size).toBe(0);
    await happens('PortalMessageParked', { ...MESSAGE, reason: 'row-in-doubt' });
    await happens('PortalMessageReleased', { message: 2, decision: 'resend', reason: 'đã xem' });
    await happens('PortalMessageParked', { ...MESSAGE, reason: 'rejected' });
    expect(await alert()).toMatchObject({
      kind: 'portal-parked',
      unit: HANDLING_UNIT,
      figures: { message: 2, reason: 'row-in-doubt' },
    });
    expect((await alert())!.resolved).toBeUndefined();
    await happens('PortalMessageDelivered', { ...MESSAGE, evidence: 'decision' });
    expect((await alert())!.resolved).toMatchObject({ reason: 'PortalMessageDelivered' });
    expect([...(await world.alerts()).values()]).toEqual([['AlertRaised', 'AlertResolved']]);
  });

  it('tell the unit in charge also where nothing has followed the dossier yet', async () => {
    await postgres.database.query({ text: 'truncate alerts.watches' });
    await happens('PortalMessageParked', { ...MESSAGE, message: 3, reason: 'rejected' });
    const { alert } = await readAlert(world.application.store, alertIdOf(`portal-parked ${DOSSIER_CODE} 3`));
    expect(alert).toMatchObject({ unit: HANDLING_UNIT });
  });

  it('tell it once that the portal holds a row too many, however many rounds find it, until it is gone', async () => {
    const before = (await world.alerts()).size;
    const lasting = [{ what: 'row-extra', status: '5', at: '20250612140000' }];
    const found = { upTo: 2, extent: 'whole', differences: lasting, lasting };
    for (const _ of [1, 2, 3]) await happens('PortalReconciled', found);
    await happens('PortalReconciled', { upTo: 2, extent: 'whole', differences: [] });
    const raised = [...(await world.alerts()).values()].slice(before);
    expect(raised).toEqual([['AlertRaised', 'AlertResolved']]);
  });
});
