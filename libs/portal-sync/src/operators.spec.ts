import { openingData, vn, COMPLETE, received, RULES, opening } from '@hoso/testing';
import type { Stepped } from '@hoso/alerts/testing';
import { requestOf, SetClock } from '@hoso/application/testing';
import { MemoryEventStore } from '@hoso/event-store';
import { epochMs, instantFromMs, isRefusal, type Envelope } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { ManyDecisions } from './index';
import { LIFE_STATUSES, lifeOf, PortalSyncWorld, WatchedPortal } from './testing';

const MORNING = vn('2025-06-10T08:00');
const OPERATOR = { id: 'van-hanh', role: 'operations', units: 'all' } as const;
const CODES = [1, 2, 3].map((nr) => `H23.01-250610-000${nr}`) as [string, string, string];

let postgres: PostgresFixture;
let world: PortalSyncWorld;
let portal: WatchedPortal;
let instance: Stepped;
let settle: () => Promise<void>;
let many: ManyDecisions;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

beforeEach(async () => {
  const clock = new SetClock(MORNING);
  portal = new WatchedPortal();
  world = await PortalSyncWorld.begin(clock, new MemoryEventStore(() => clock.now()), postgres.database);
  instance = world.instance({ portal });
  settle = () => world.settle(instance);
  const { decisions } = world.application.portalSyncs;
  many = new ManyDecisions({ list: world.list, decisions, principal: OPERATOR });
});
afterEach(() => world.application.stop());

const states = async () => (await world.list.count()).counts;

describe('imported history', () => {
  const imported = (code: string) =>
    received({
      opening: { ...opening(), code },
      rules: { ...RULES, regime: 'imported' },
      components: COMPLETE,
    });

  it('goes to the portal only on command, and then goes on by itself', async () => {
    for (const code of CODES) await world.write(code, imported(code), ...lifeOf(code).slice(1, 3));
    await settle();
    expect([portal.calls, await states()]).toMatchObject([[], { held: 3 }]);
    await world.order(CODES[0]);
    await settle();
    expect([portal.statuses(CODES[0]), await states()]).toMatchObject([
      ['2', '4'],
      { held: 2, 'in-step': 1 },
    ]);
    for (const code of CODES) await world.write(code, ...lifeOf(code).slice(3));
    await settle();
    expect(portal.statuses(CODES[0])).toEqual(LIFE_STATUSES);
    expect(portal.kept.size).toBe(1);
    expect(await many.order({ unit: 'H23.99' }, 'Công văn 812')).toEqual({
      decided: [],
      refused: {},
      left: [],
    });
    expect((await many.order({}, 'Công văn 812')).decided).toEqual(CODES.slice(1));
    await settle();
    expect(CODES.map((code) => portal.statuses(code))).toEqual(CODES.map(() => LIFE_STATUSES));
  });
});

describe('what is parked', () => {
  beforeEach(async () => {
    portal.tellsAll = false;
    portal.next = (service, code) => {
      if (code === CODES[0] && service === 'CapNhatTienDoHoSoMC') return 'lost-reply';
      return code === CODES[1] && service === 'DongBoHoSoMC' ? 'rejected' : undefined;
    };
    for (const code of CODES) await world.write(code, ...lifeOf(code));
    await settle();
    world.application.clock.at = vn('2025-06-10T09:00');
    await settle();
    portal.next = () => undefined;
  });

  it('holds up no other dossier, and shows why', async () => {
    expect(portal.statuses(CODES[2])).toEqual(LIFE_STATUSES);
    const { items } = await world.list.page({ visible: 'all', state: 'parked', limit: 5 });
    expect(items).toMatchObject([
      { code: CODES[0], reason: 'row-in-doubt', message: 0, relevant: 7, delivered: null },
      { code: CODES[1], reason: 'rejected', message: 0, relevant: 7, delivered: null },
    ]);
  });

  it('goes before what has waited longer, once a person has decided', async () => {
    await world.write('H23.01-250610-0004', ...lifeOf('H23.01-250610-0004'));
    await world.release(CODES[1], 'resend');
    await instance.takeSome(1_000);
    const due = await instance.core.dueBeside([], 5);
    expect(due.map(({ key }) => key)).toEqual([CODES[1], 'H23.01-250610-0004']);
  });

  it('goes again for all at once, but for a row that may be there', async () => {
    expect(await many.retry({}, 'đã sửa')).toEqual({ decided: [CODES[1]], refused: {}, left: [CODES[0]] });
    await settle();
    expect(portal.statuses(CODES[1])).toEqual(LIFE_STATUSES);
    await world.release(CODES[0], 'treat-as-delivered');
    await settle();
    expect(portal.statuses(CODES[0])).toEqual(LIFE_STATUSES);
    expect(await states()).toMatchObject({ 'in-step': 3, parked: 0 });
  });
});

describe('a dossier that waits after a failure', () => {
  const [code] = CODES;
  const wait = (minutes: number): void => {
    const { clock } = world.application;
    clock.at = instantFromMs(epochMs(clock.now()) + minutes * 60_000);
  };
  const lookUps = () => portal.calls.filter(({ service }) => service === 'TraCuuHoSo').length;

  it('goes on at once when an operator wants it to', async () => {
    portal.next = () => 'maintenance';
    await world.write(code, ...lifeOf(code));
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      await settle();
      wait(2);
    }
    await settle();
    portal.next = () => undefined;
    await settle();
    expect(portal.statuses(code)).toEqual([]);
    await world.release(code, 'resend');
    await settle();
    expect(portal.statuses(code)).toEqual(LIFE_STATUSES);
  });

  it('waits out that a sent row could still arrive, however much an operator hastens it', async () => {
    portal.next = (service) => (service === 'CapNhatTienDoHoSoMC' ? 'lost-request' : undefined);
    await world.write(code, ...lifeOf(code).slice(0, 1));
    await settle();
    await world.release(code, 'resend');
    await settle();
    expect(lookUps()).toBe(0);
  });

  it('is looked up again, later and later, and is parked when every look-up was refused', async () => {
    portal.next = (service) =>
      service === 'DongBoHoSoMC' ? undefined : service === 'TraCuuHoSo' ? 'rejected' : 'lost-reply';
    await world.write(code, ...lifeOf(code).slice(0, 1));
    await settle();
    for (let nr = 0; nr < 9; nr++) {
      wait(10);
      await settle();
      expect([lookUps(), await states()]).toMatchObject([nr + 1, { unsure: 1, parked: 0 }]);
    }
    wait(10);
    await settle();
    expect([lookUps(), await states()]).toMatchObject([10, { unsure: 0, parked: 1 }]);
    expect(portal.statuses(code)).toEqual(['2']);
  });
});

describe('requests and answers', () => {
  it('are sealed under the applicant’s key, and go with it', async () => {
    const opened = await world.application.decisions.take(
      requestOf('Receive', { opening: openingData(), components: COMPLETE }),
    );
    if (isRefusal(opened as never) || !('code' in opened)) throw new Error(JSON.stringify(opened));
    const code = opened.code!;
    await settle();
    const { reader } = world.application.portalSyncs;
    const told = async () => JSON.stringify(await reader.read(code, 'with-persons'));
    const { ChuHoSo: name } = portal.kept.get(code)!.record;
    expect(name).not.toBe('');
    expect(JSON.stringify(await world.facts(code))).not.toContain(name);
    expect(await told()).toContain(name);
    const [envelope] = (await world.facts(code)).flatMap(({ data }) =>
      'content' in data ? [data.content as unknown as Envelope] : [],
    );
    const [first] = await world.application.reader.replay(code);
    expect(first!.event.data).toMatchObject({ opening: { applicant: { person: envelope!.person } } });
    await world.application.keys.destroy(envelope!.person);
    expect(await told()).not.toContain(name);
    expect(await world.application.reader.verify(code)).not.toHaveProperty('broken.reason');
  });
});
