import { SetClock } from '@hoso/application/testing';
import { MemoryEventStore } from '@hoso/event-store';
import { ScriptedPortal } from '@hoso/portal/testing';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { createReconciler, type Reconciler } from '../index';
import { lifeOf, LIFE_STATUSES } from '../testing/life';
import { PortalSyncWorld } from '../testing/portal-sync-world';

const CODE = 'H23.21-250610-0001';

describe('OpenCPS 8: what the portal holds is compared with the log, and mended', () => {
  let postgres: PostgresFixture;
  let world: PortalSyncWorld;
  let portal: ScriptedPortal;
  let reconciler: Reconciler;
  let settle: () => Promise<void>;
  beforeAll(async () => void (postgres = await startPostgresFixture()));
  afterAll(() => postgres.dispose());
  beforeEach(async () => {
    const clock = new SetClock(vn('2025-07-07T08:00'));
    world = await PortalSyncWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
    portal = new ScriptedPortal();
    reconciler = createReconciler(world.parts({ portal }));
    const instance = world.instance({ portal });
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

  it('shows a row too many and does not pretend to mend it', async () => {
    const { rows } = portal.kept.get(CODE)!;
    rows.push(rows[2]!);
    const found = await reconciler.reconcile(CODE);
    expect(found.differences).toEqual([{ what: 'row-extra', status: '5', at: '20250612140000' }]);
    expect(found.isMended).toBe(false);
  });

  it('only looks when asked to', async () => {
    portal.kept.delete(CODE);
    const facts = (await world.facts(CODE)).length;
    expect(await reconciler.inspect(CODE)).toMatchObject({ outcome: 'differs', isMended: false });
    expect(await world.facts(CODE)).toHaveLength(facts);
  });

  it('says so where the portal does not answer, or nothing was delivered', async () => {
    portal.next = () => 'maintenance';
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'unanswered' });
    expect(await reconciler.reconcile('H23.21-250610-0002')).toMatchObject({ outcome: 'nothing-delivered' });
  });
});
