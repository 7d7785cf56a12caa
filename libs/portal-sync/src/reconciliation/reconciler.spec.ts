import type { Stepped } from '@hoso/alerts/testing';
import { SetClock } from '@hoso/application/testing';
import { MemoryEventStore } from '@hoso/event-store';
import { ScriptedPortal } from '@hoso/portal/testing';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { HANDLING_UNIT, happened, vn } from '@hoso/testing';
import { createReconciler, type Reconciler } from '../index';
import { lifeOf, LIFE_STATUSES } from '../testing/life';
import { PortalSyncWorld } from '../testing/portal-sync-world';
import { counted, NOTHING } from './rolling';

const CODE = 'H23.21-250610-0001';

describe('OpenCPS 8: what the portal holds is compared with the log, and mended', () => {
  let postgres: PostgresFixture;
  let world: PortalSyncWorld;
  let portal: ScriptedPortal;
  let reconciler: Reconciler;
  let instance: Stepped;
  let settle: () => Promise<void>;
  beforeAll(async () => void (postgres = await startPostgresFixture()));
  afterAll(() => postgres.dispose());
  beforeEach(async () => {
    const clock = new SetClock(vn('2025-07-07T08:00'));
    world = await PortalSyncWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
    portal = new ScriptedPortal();
    reconciler = createReconciler(world.parts({ portal }));
    instance = world.instance({ portal });
    settle = () => world.settle(instance);
    await world.write(CODE, ...lifeOf(CODE));
    await settle();
  });

  const expectInStep = async (): Promise<void> => {
    const messages = await world.expected(CODE);
    const { record, rows } = portal.kept.get(CODE)!;
    expect(record).toEqual(messages.at(-1)!.record);
    expect(rows.map(({ TrangThai }) => TrangThai).sort()).toEqual([...LIFE_STATUSES].sort());
  };

  it('agrees where nobody touched it, and sends nothing', async () => {
    const calls = portal.calls.length;
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'agrees', isMended: false });
    await settle();
    expect(portal.calls.slice(calls).map(({ service }) => service)).toEqual(['TraCuuHoSo']);
  });

  it('sends a record again that was edited there, and no row', async () => {
    const kept = portal.kept.get(CODE)!;
    kept.record = { ...kept.record, NgayHenTra: '20990101000000', TrangThaiHoSo: '4' };
    const found = await reconciler.reconcile(CODE);
    expect(found).toMatchObject({ outcome: 'differs', isMended: true });
    expect(found.differences).toEqual([
      { what: 'field', field: 'NgayHenTra' },
      { what: 'field', field: 'TrangThaiHoSo' },
    ]);
    await settle();
    await expectInStep();
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'agrees' });
  });

  it('sends rows again that are missing, and those that are there not twice', async () => {
    portal.kept.get(CODE)!.rows.splice(1, 2);
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'differs', isMended: true });
    await settle();
    await expectInStep();
  });

  it('tells a dossier again from its beginning that was deleted there', async () => {
    portal.kept.delete(CODE);
    expect(await reconciler.reconcile(CODE)).toMatchObject({
      differences: [{ what: 'record-missing' }],
      isMended: true,
    });
    await settle();
    await expectInStep();
  });

  it('is not in step from the moment that a difference is known, also while nothing can be sent', async () => {
    const counted = async () => (await world.list.count()).counts;
    portal.kept.delete(CODE);
    await reconciler.reconcile(CODE);
    await instance.takeSome(1_000);
    expect(await counted()).toMatchObject({ 'in-step': 0, waiting: 1 });
    portal.next = () => 'rate-limited';
    await instance.core.workOff();
    expect(await counted()).toMatchObject({ 'in-step': 0, waiting: 1 });
  });

  it('stays in step where the difference was mended before anybody took note of it', async () => {
    const event = { step: 'appraise', unit: HANDLING_UNIT, outsideProcedure: false };
    await world.write(CODE, happened('StepStarted', '2025-07-07T07:00', event));
    await instance.takeSome(1_000);
    portal.kept.delete(CODE);
    expect(await reconciler.reconcile(CODE)).toMatchObject({ isMended: true });
    await instance.core.workOff();
    await expectInStep();
    await instance.takeSome(1_000);
    expect((await world.list.count()).counts).toMatchObject({ 'in-step': 1, waiting: 0 });
  });

  const standing = async () => {
    await settle();
    const [state] = (await world.list.page({ visible: 'all', limit: 5 })).items;
    return [state!.state, state!.reason];
  };

  it('keeps a row too many in sight until somebody took it away there, and sends nothing for it', async () => {
    const { rows } = portal.kept.get(CODE)!;
    rows.push(rows[2]!);
    const found = await reconciler.reconcile(CODE);
    expect(found.differences).toEqual([{ what: 'row-extra', status: '5', at: '20250612140000' }]);
    expect(found.isMended).toBe(false);
    expect(await standing()).toEqual(['differs', 'row-extra']);
    portal.tellsAll = false;
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'agrees', extent: 'existence' });
    expect(await standing()).toEqual(['differs', 'row-extra']);
    portal.tellsAll = true;
    const calls = portal.calls.length;
    await reconciler.reconcile(CODE);
    rows.pop();
    await reconciler.reconcile(CODE);
    expect(await standing()).toEqual(['in-step', null]);
    expect(portal.calls.slice(calls).map(({ service }) => service)).toEqual(['TraCuuHoSo', 'TraCuuHoSo']);
  });

  it('does not send again for ever what the portal keeps, whatever it is sent', async () => {
    const kept = portal.kept.get(CODE)!;
    kept.record = { ...kept.record, MaTheoDoi: 'TD-7' };
    portal.keeps = ['MaTheoDoi'];
    expect(await reconciler.reconcile(CODE)).toMatchObject({ isMended: true });
    await settle();
    const calls = portal.calls.length;
    for (const _ of [1, 2, 3]) {
      expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'differs', isMended: false });
      expect(await standing()).toEqual(['differs', 'field']);
    }
    expect(portal.calls.slice(calls).every(({ service }) => service === 'TraCuuHoSo')).toBe(true);
    portal.keeps = [];
    expect(await reconciler.reconcile(CODE, { insists: true })).toMatchObject({ isMended: true });
    await settle();
    await reconciler.reconcile(CODE);
    expect(await standing()).toEqual(['in-step', null]);
  });

  it('takes nothing for unmended that has not been sent again yet', async () => {
    portal.kept.delete(CODE);
    await reconciler.reconcile(CODE);
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'busy' });
    await settle();
    await expectInStep();
  });

  it('counts for how many no more than their existence was compared', async () => {
    portal.tellsAll = false;
    const found = counted(NOTHING, await reconciler.reconcile(CODE));
    expect(found).toEqual({ checked: 1, different: 0, repaired: 0, existenceOnly: 1 });
    portal.tellsAll = true;
    expect(counted(found, await reconciler.reconcile(CODE))).toEqual({ ...found, checked: 2 });
  });

  it('only looks when asked to', async () => {
    portal.kept.delete(CODE);
    const facts = (await world.facts(CODE)).length;
    expect(await reconciler.inspect(CODE)).toMatchObject({ outcome: 'differs', isMended: false });
    expect(await world.facts(CODE)).toHaveLength(facts);
  });

  it('says so where the portal does not answer, for the record too, or nothing was delivered', async () => {
    portal.next = () => 'maintenance';
    const facts = (await world.facts(CODE)).length;
    expect(await reconciler.inspect(CODE)).toMatchObject({ outcome: 'unanswered' });
    expect(await world.facts(CODE)).toHaveLength(facts);
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'unanswered' });
    const [failed] = (await world.facts(CODE)).slice(facts);
    expect(failed).toMatchObject({
      type: 'PortalLookUpFailed',
      data: {
        upTo: 7,
        outcome: 'not-now',
        cause: 'maintenance',
        content: { sealed: expect.any(String) as string },
      },
    });
    expect(await standing()).toEqual(['in-step', null]);
    expect(await reconciler.reconcile('H23.21-250610-0002')).toMatchObject({ outcome: 'nothing-delivered' });
  });
});
