import { setTimeout as pause } from 'node:timers/promises';
import { minutesLater, Power, PowerCut } from '@hoso/alerts/testing';
import { SetClock } from '@hoso/application/testing';
import type { PortalSyncEvents } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { startPortalSync, type RunningPortalSync } from './index';
import { LIFE_STATUSES, lifeOf, MortalPortal, PortalSyncWorld, WatchedPortal } from './testing';

const MORNING = vn('2025-07-10T09:00');
const CODE = 'H23.01-250610-0001';
const OTHER = 'H23.01-250610-0002';
const RECORD = 'DongBoHoSoMC';
const ROW = 'CapNhatTienDoHoSoMC';

let postgres: PostgresFixture;
let world: PortalSyncWorld;
let clock: SetClock;
let portal: WatchedPortal;
let running: RunningPortalSync | undefined;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

beforeEach(async () => {
  clock = new SetClock(MORNING);
  portal = new WatchedPortal();
  world = await PortalSyncWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await world.application.stop();
});

const run = async (): Promise<void> => {
  running = await startPortalSync({ ...world.parts({ portal }), journal: { error: () => undefined } });
};

const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !isSo(); tries += 1) await pause(20);
  expect(isSo()).toBe(true);
};

const isTold = (code: string): boolean => portal.statuses(code).length === LIFE_STATUSES.length;

const ends = async (): Promise<readonly PortalSyncEvents['PortalExchangeEnded'][]> =>
  (await world.facts(CODE)).flatMap((fact) => (fact.type === 'PortalExchangeEnded' ? [fact.data] : []));

describe('the defects of OpenCPS', () => {
  it('OpenCPS 1: each status is sent from its own snapshot, though later ones were there before the first was sent', async () => {
    await world.write(CODE, ...lifeOf(CODE));
    await world.settle(world.instance({ portal }));
    expect(portal.statuses(CODE)).toEqual(LIFE_STATUSES);
    const records = portal.taken.get(CODE)!;
    expect(records.map(({ TrangThaiHoSo }) => TrangThaiHoSo)).toEqual(['2', '4', '5', '4', '4', '9', '10']);
    expect(records[0]).toMatchObject({ NgayHenTra: '20250624170000', NgayKetThucXuLy: '' });
  });

  it('OpenCPS 2: a change that arrives while a send is in flight is not lost', async () => {
    const life = lifeOf(CODE);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const send = portal.sendProgress.bind(portal);
    portal.sendProgress = async (row) => (await held, send(row));
    await world.write(CODE, life[0]!);
    await run();
    await until(() => portal.kept.has(CODE));
    await world.write(CODE, ...life.slice(1));
    await pause(300);
    expect(portal.statuses(CODE)).toEqual([]);
    letGo();
    await until(() => isTold(CODE));
    expect(portal.statuses(CODE)).toEqual(LIFE_STATUSES);
  });

  it('OpenCPS 3: an error is tried again by itself, and fails neither the messages behind it nor another dossier', async () => {
    let failures = 2;
    portal.next = (_, code) => (code === CODE && failures-- > 0 ? 'maintenance' : undefined);
    for (const code of [CODE, OTHER]) await world.write(code, ...lifeOf(code));
    const instance = world.instance({ portal });
    await world.settle(instance);
    expect([portal.statuses(CODE), portal.statuses(OTHER)]).toEqual([[], LIFE_STATUSES]);
    for (let minutes = 0; minutes < 3; minutes += 1) {
      clock.at = minutesLater(clock.at, 1);
      await world.settle(instance);
    }
    expect(portal.statuses(CODE)).toEqual(LIFE_STATUSES);
  });

  it('OpenCPS 4: what a crash left between sent and answered is found out, not left as sent', async () => {
    let calls = 0;
    const power = new Power(() => false);
    const dying = new WatchedPortal();
    const mortal = new MortalPortal(dying, power);
    dying.next = (service) => {
      if (service === ROW && ++calls === 2) power.isCut = true;
      return undefined;
    };
    await world.write(CODE, ...lifeOf(CODE));
    const first = world.instance({ portal: mortal });
    await first.takeSome(100);
    await first.core.workOff();
    expect([dying.statuses(CODE), (await world.stream(CODE)).sync.open?.service]).toEqual([['2', '4'], ROW]);
    await expect(mortal.lookUp(CODE)).rejects.toThrow(PowerCut);

    dying.next = () => undefined;
    clock.at = minutesLater(clock.at, 1);
    const second = world.instance({ portal: dying });
    await world.settle(second);
    expect(dying.statuses(CODE)).toEqual(LIFE_STATUSES);
    expect((await ends()).filter(({ cause }) => cause === 'interrupted')).toHaveLength(1);
  });

  it('OpenCPS 5: a fault in the middle of a turn stops neither the loop nor other dossiers, and is come back to', async () => {
    const send = portal.sendDossier.bind(portal);
    let faults = 0;
    portal.sendDossier = (record, isUpdating) => {
      if (record.MaHoSo !== CODE || faults > 0) return send(record, isUpdating);
      faults += 1;
      throw new Error('a fault that nobody thought of');
    };
    await world.write(CODE, ...lifeOf(CODE));
    await run();
    await until(() => faults === 1);
    await world.write(OTHER, ...lifeOf(OTHER));
    await until(() => isTold(OTHER));
    clock.at = minutesLater(clock.at, 5);
    await until(() => isTold(CODE));
    expect(portal.statuses(CODE)).toEqual(LIFE_STATUSES);
  });

  it('OpenCPS 6: what the portal has is known after years and without any table, and every exchange is still there', async () => {
    const life = lifeOf(CODE);
    await world.write(CODE, ...life.slice(0, 4));
    await world.settle(world.instance({ portal }));
    const before = await world.facts(CODE);
    clock.at = vn('2031-01-02T09:00');
    const tables = 'portal_sync.dossiers, processes.work, processes.checkpoints';
    await postgres.database.query({ text: `truncate ${tables}` });
    portal.calls.splice(0);
    await world.settle(world.instance({ portal }));
    expect(portal.calls).toEqual([]);
    await world.write(CODE, ...life.slice(4));
    await world.settle(world.instance({ portal }));
    expect(portal.statuses(CODE)).toEqual(LIFE_STATUSES);
    const facts = await world.facts(CODE);
    expect(facts.slice(0, before.length)).toEqual(before);
    const records = facts.flatMap(({ data }) => ('isUpdating' in data ? [data.isUpdating] : []));
    expect(records).toEqual([false, ...records.slice(1).map(() => true)]);
  });

  it('OpenCPS 7: the request is kept beside the answer, for every exchange', async () => {
    await world.write(CODE, ...lifeOf(CODE).slice(0, 2));
    await world.settle(world.instance({ portal }));
    const { reader } = world.application.portalSyncs;
    const { history } = await reader.read(CODE, 'with-persons');
    const exchanges = history.filter(({ type }) => type === 'PortalExchangeEnded');
    expect(exchanges).toHaveLength(4);
    for (const { data } of exchanges) {
      const { content } = data as {
        readonly content: { readonly request: string; readonly response: string };
      };
      expect(JSON.parse(content.request)).toMatchObject({ MaHoSo: CODE });
      expect(content.response).toBe('accepted');
    }
    expect(JSON.stringify(await reader.read(CODE, 'without-persons'))).not.toContain('request');
  });
});

describe('the defects of the other system', () => {
  it('TD 1: attempts are counted, come more and more rarely, and leave their reasons as facts', async () => {
    portal.next = () => 'unreachable';
    await world.write(CODE, ...lifeOf(CODE));
    const instance = world.instance({ portal });
    for (let minutes = 0; minutes < 60; minutes += 1) {
      await world.settle(instance);
      clock.at = minutesLater(clock.at, 1);
    }
    const failed = await ends();
    expect(failed.map(({ attempt }) => attempt)).toEqual(failed.map((_, index) => index + 1));
    expect(new Set(failed.map(({ cause }) => cause))).toEqual(new Set(['unreachable']));
    expect(failed.length).toBeGreaterThan(8);
    expect(failed.length).toBeLessThan(25);
    expect((await world.list.page({ visible: 'all', state: 'waiting', limit: 5 })).items).toMatchObject([
      { code: CODE, attempts: failed.length, reason: 'unreachable', message: 0, delivered: null },
    ]);
  });

  it('TD 2: a row that failed is tried again, though its record was taken', async () => {
    let failures = 1;
    portal.next = (service) => (service === ROW && failures-- > 0 ? 'unreachable' : undefined);
    await world.write(CODE, lifeOf(CODE)[0]!);
    const instance = world.instance({ portal });
    await world.settle(instance);
    expect([portal.kept.has(CODE), portal.statuses(CODE)]).toEqual([true, []]);
    clock.at = minutesLater(clock.at, 1);
    await world.settle(instance);
    expect(portal.statuses(CODE)).toEqual(['2']);
    expect(portal.calls.filter(({ service }) => service === RECORD)).toHaveLength(1);
  });

  it('TD 4: a dossier that is sent again and again has one row for each status that it had', async () => {
    let nr = 0;
    portal.next = (service) => (service === RECORD && nr++ % 2 === 0 ? 'lost-reply' : undefined);
    await world.write(CODE, ...lifeOf(CODE));
    const instance = world.instance({ portal });
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await world.settle(instance);
      clock.at = minutesLater(clock.at, 1);
    }
    expect(portal.calls.filter(({ service }) => service === RECORD).length).toBeGreaterThan(10);
    expect(portal.statuses(CODE)).toEqual(LIFE_STATUSES);
  });
});
