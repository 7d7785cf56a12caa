import { minutesLater, Power, type Stepped } from '@hoso/alerts/testing';
import { SetClock } from '@hoso/application/testing';
import { MemoryEventStore } from '@hoso/event-store';
import { startPortalSandbox, type FaultKind, type PortalSandbox } from '@hoso/portal-sandbox';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { createReconciler } from './index';
import { LIFE_STATUSES, lifeOf, MADE_THERE, MortalPortal, PortalSyncWorld, sandboxPortal } from './testing';

const CODE = 'H23.01-250610-0001';
const OTHER = 'H23.01-250610-0002';
const NOTICE = 'DongBoTrangThaiHoSo';

describe('the status of a dossier that was made at the portal', () => {
  let postgres: PostgresFixture;
  let sandbox: PortalSandbox;
  let world: PortalSyncWorld;
  let clock: SetClock;
  beforeAll(async () => void (postgres = await startPostgresFixture()));
  afterAll(() => postgres.dispose());
  beforeEach(async () => {
    sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1' });
    clock = new SetClock(vn('2025-07-10T09:00'));
    world = await PortalSyncWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
  });
  afterEach(async () => {
    await world.application.stop();
    await sandbox.stop();
  });

  const settle = async (instance: Stepped = world.instance({ portal: sandboxPortal(sandbox) })) => {
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await world.settle(instance);
      clock.at = minutesLater(clock.at, 10);
    }
  };
  const notices = () => sandbox.desk.dossier(CODE)!.notices.map(({ data }) => data);
  const expected = async () => (await world.expected(CODE)).flatMap(({ notice }) => notice ?? []);
  const calls = (code = CODE) => sandbox.desk.dossier(code)!.calls.map(({ service }) => service);
  const states = async () => (await world.list.count()).counts;

  it('follows record and row of each status under both numbers; of other dossiers nothing is told', async () => {
    await world.write(CODE, ...lifeOf(CODE, MADE_THERE));
    await world.write(OTHER, ...lifeOf(OTHER));
    await settle();
    expect(notices()).toEqual(await expected());
    expect(notices()).toHaveLength(LIFE_STATUSES.length);
    expect(notices()[0]).toMatchObject({ MaHoSo: MADE_THERE.nationalPortal.number, MaHoSoDonVi: CODE });
    expect(calls().slice(0, 4)).toEqual(['DongBoHoSoMC', 'CapNhatTienDoHoSoMC', NOTICE, 'DongBoHoSoMC']);
    expect(calls(OTHER)).not.toContain(NOTICE);
    expect(sandbox.desk.dossier(CODE)!.record['NoiNopHoSo']).toBe('1');
    expect(sandbox.desk.dossier(OTHER)!.record['NoiNopHoSo']).toBe('2');
    expect(await states()).toMatchObject({ 'in-step': 2 });
    const [ended] = (await world.facts(CODE)).filter(
      ({ type, data }) => type === 'PortalExchangeEnded' && data.service === NOTICE,
    );
    expect(ended!.data).toMatchObject({
      outcome: 'accepted',
      content: { person: expect.any(String) as string },
    });
  });

  it.each<[FaultKind, number]>([
    ['lost-reply', 2],
    ['maintenance', 1],
    ['duplicate', 2],
  ])('goes again after %s, so that the portal has it %i times, and no row with it', async (kind, times) => {
    sandbox.desk.addFault({ kind, next: 1, windowMs: 0, services: [NOTICE], dossier: CODE });
    await world.write(CODE, lifeOf(CODE, MADE_THERE)[0]!);
    await settle();
    expect(sandbox.desk.injected).toEqual({ [kind]: 1 });
    const [status] = await expected();
    expect(notices()).toEqual(Array.from({ length: times }, () => status));
    expect(sandbox.desk.dossier(CODE)!.progress).toHaveLength(1);
    expect(await states()).toMatchObject({ 'in-step': 1 });
  });

  it('waits for a person where the portal will not take it, and goes once it is sent again', async () => {
    sandbox.desk.addFault({ kind: 'schema-rejection', next: 1, services: [NOTICE] });
    await world.write(CODE, lifeOf(CODE, MADE_THERE)[0]!);
    await settle();
    expect(await states()).toMatchObject({ parked: 1 });
    await world.release(CODE, 'resend');
    await settle();
    expect([notices().length, sandbox.desk.dossier(CODE)!.progress.length]).toEqual([1, 1]);
    expect(await states()).toMatchObject({ 'in-step': 1 });
  });

  it('goes after all where the process died between row and status', async () => {
    await world.write(CODE, lifeOf(CODE, MADE_THERE)[0]!);
    const power = new Power(() => sandbox.desk.dossier(CODE)?.progress.length === 1);
    const dying = world.instance({ portal: new MortalPortal(sandboxPortal(sandbox), power) });
    await world.settle(dying).catch(() => undefined);
    expect([power.isCut, notices()]).toEqual([true, []]);
    clock.at = minutesLater(clock.at, 10);
    await settle();
    expect(notices()).toEqual(await expected());
    expect(sandbox.desk.dossier(CODE)!.progress).toHaveLength(1);
  });

  it('is not told again where a repair tells record and rows again', async () => {
    await world.write(CODE, ...lifeOf(CODE, MADE_THERE));
    await settle();
    const told = notices().length;
    const reconciler = createReconciler(world.parts({ portal: sandboxPortal(sandbox) }));
    sandbox.desk.remove(CODE);
    expect(await reconciler.reconcile(CODE)).toMatchObject({ outcome: 'differs', isMended: true });
    await settle();
    expect(sandbox.desk.dossier(CODE)!.progress).toHaveLength(LIFE_STATUSES.length);
    expect(notices()).toHaveLength(told);
    expect(await states()).toMatchObject({ 'in-step': 1 });
  });
});
