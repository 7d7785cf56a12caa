import { minutesLater, mortalDatabase, Power, type Stepped } from '@hoso/alerts/testing';
import { FaultyStore, SetClock, type Chance } from '@hoso/application/testing';
import type { PortalSyncEvent } from '@hoso/domain';
import { isGateClosed } from './index';
import type { Mishap } from '@hoso/portal/testing';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import {
  LIFE_STATUSES,
  lifeOf,
  MADE_THERE,
  MortalPortal,
  MortalStore,
  PortalSyncWorld,
  WatchedPortal,
} from './testing';

/** Mulberry32: the same seed gives the same world. */
const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const BEGIN = vn('2025-07-10T09:00');
const CODES = [1, 2, 3, 4, 5, 6].map((nr) => `H23.01-250610-000${nr}`);
/** Of them, the one that was made at the portal. */
const PORTAL_MADE = CODES[0]!;
const CUT = 0.01;
const MISHAP = 0.3;
const STEPS = 300;
const MISHAPS: readonly Mishap[] = [
  'unreachable',
  'rate-limited',
  'maintenance',
  'session',
  'rejected',
  'lost-reply',
  'lost-reply',
  'lost-request',
];

const fixed = [1, 7, 42, 20241115];
const fresh = Number(process.env['HOSO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let postgres: PostgresFixture;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

describe.each([
  ...[...fixed, fresh].map((seed) => ['tells records and rows', seed] as const),
  ...[...fixed, fresh].map((seed) => ['tells only that a dossier is there', seed] as const),
])('a portal that fails and %s, before two instances that die at any step, seed %i', (manner, seed) => {
  const chance = chanceOf(seed);
  const clock = new SetClock(BEGIN);
  const store = new FaultyStore(chance, () => clock.now());
  const portal = new WatchedPortal();
  const injected = new Set<Mishap>();
  const unwritten = new Map(
    CODES.map((code) => [code, [...lifeOf(code, code === PORTAL_MADE ? MADE_THERE : {})]]),
  );
  const powers = [new Power(() => false), new Power(() => false)];
  let world: PortalSyncWorld;
  let instances: Stepped[];
  let isCalm = false;
  let cuts = 0;
  let mishaps = 0;
  let parkedInDoubt = 0;

  /** Kinds take turns. */
  const mishap: WatchedPortal['next'] = () => {
    if (isCalm || chance() >= MISHAP) return undefined;
    const drawn = MISHAPS[mishaps % MISHAPS.length]!;
    mishaps += 1;
    injected.add(drawn);
    return drawn;
  };

  const born = (nr: number): Stepped => {
    const power = (powers[nr] = new Power(() => !isCalm && chance() < CUT));
    return world.instance({
      portal: new MortalPortal(portal, power),
      store: new MortalStore(store, power),
      database: mortalDatabase(postgres.database, power),
    });
  };

  const writeSome = async (): Promise<void> => {
    const code = CODES[Math.floor(chance() * CODES.length)]!;
    const events = unwritten.get(code)!.splice(0, 1 + Math.floor(chance() * 3));
    store.isFaulty = false;
    if (events.length > 0) await world.write(code, ...events);
    store.isFaulty = !isCalm;
  };

  /** One step of one instance; whatever it throws, the next begins from what is stored. */
  const step = async (nr: number): Promise<void> => {
    const { core, takeSome } = instances[nr]!;
    try {
      if (chance() < 0.4) await takeSome(1 + Math.floor(chance() * 12));
      else await core.workOff();
    } catch (error) {
      if (!powers[nr]!.isCut && !isGateClosed(error)) throw error;
    }
    if (!powers[nr]!.isCut) return;
    cuts += 1;
    instances[nr] = born(nr);
  };

  /** What an operator does who looks at the portal itself. */
  const lookAtParked = async (): Promise<void> => {
    store.isFaulty = false;
    for (const code of CODES) {
      const { current } = (await world.stream(code)).sync;
      if (!current?.parked) continue;
      if (current.parked.reason === 'row-in-doubt') parkedInDoubt += 1;
      const rows = (await world.expected(code)).filter(
        ({ revision, progress }) => progress && revision <= current.message,
      );
      const isThere = portal.statuses(code).length >= rows.length;
      const isDoubt = current.parked.reason === 'row-in-doubt';
      await world.release(code, isDoubt && isThere ? 'treat-as-delivered' : 'resend');
    }
    store.isFaulty = !isCalm;
  };

  const rough = async (): Promise<void> => {
    store.isFaulty = true;
    for (let steps = 0; steps < STEPS; steps += 1) {
      if (chance() < 0.2) await writeSome();
      // Clocks are also set back.
      if (chance() < 0.4) clock.at = minutesLater(clock.at, chance() < 0.1 ? -5 : chance() * 8);
      if (steps % 20 === 19) await lookAtParked();
      await (chance() < 0.5 ? step(0) : Promise.all([step(0), step(1)]));
    }
  };

  const calm = async (): Promise<void> => {
    isCalm = true;
    store.isFaulty = false;
    for (const [code, events] of unwritten)
      if (events.length > 0) await world.write(code, ...events.splice(0));
    instances = [born(0), born(1)];
    for (let rounds = 0; rounds < 24; rounds += 1) {
      clock.at = minutesLater(clock.at, 30);
      for (const instance of instances) await world.settle(instance);
      await lookAtParked();
    }
  };

  beforeAll(async () => {
    world = await PortalSyncWorld.begin(clock, store, postgres.database);
    portal.tellsAll = manner === 'tells records and rows';
    portal.next = mishap;
    instances = [born(0), born(1)];
    await rough();
    await calm();
  }, 180_000);
  afterAll(() => world.application.stop());

  it('went through deaths and mishaps of every kind', () => {
    expect(cuts).toBeGreaterThan(3);
    expect([...injected].sort()).toEqual([...new Set(MISHAPS)].sort());
  });

  it('leaves the portal with the records that the log says, taken in its order', async () => {
    for (const code of CODES) {
      const expected = (await world.expected(code)).map(({ record }) => JSON.stringify(record));
      const taken = portal.taken.get(code)!.map((record) => JSON.stringify(record));
      expect([...new Set(taken)]).toEqual(expected);
      expect(taken).toEqual([...taken].sort((one, other) => expected.indexOf(one) - expected.indexOf(other)));
      expect(JSON.stringify(portal.kept.get(code)!.record)).toBe(expected.at(-1));
    }
  });

  it('leaves the portal with each row once, in the order and at the times of the log', async () => {
    for (const code of CODES) {
      const expected = (await world.expected(code)).flatMap(({ progress }) => progress ?? []);
      expect(portal.kept.get(code)!.rows).toEqual(expected);
      expect(portal.statuses(code)).toEqual(LIFE_STATUSES);
    }
  });

  it('leaves the portal with each status of what was made there, in order, and of nothing else', async () => {
    const expected = (await world.expected(PORTAL_MADE)).flatMap(({ notice }) => notice ?? []);
    expect(expected.map(({ TrangThai }) => TrangThai)).toEqual(['2', '2', '5', '2', '2', '2']);
    const texts = portal.notices.map((notice) => JSON.stringify(notice));
    expect(texts.filter((text, nr) => text !== texts[nr - 1])).toEqual(
      expected.map((notice) => JSON.stringify(notice)),
    );
  });

  it('has a fact of each message delivered, once and in order, and an end of each exchange', async () => {
    for (const code of CODES) {
      const facts = await world.facts(code);
      const delivered = facts.filter(({ type }) => type === 'PortalMessageDelivered');
      const revisions = (await world.expected(code)).map(({ revision }) => revision);
      expect(delivered.map(({ data }) => (data as { message: number }).message)).toEqual(revisions);
      const count = (type: PortalSyncEvent['type']) => facts.filter((fact) => fact.type === type).length;
      expect(count('PortalExchangeEnded')).toBe(count('PortalExchangeBegun'));
    }
  });

  it('asks a person about a row only where no evidence was to be had', () => {
    if (portal.tellsAll) expect(parkedInDoubt).toBe(0);
    else expect(parkedInDoubt).toBeGreaterThan(0);
  });

  it('leaves nothing undone', async () => {
    expect((await world.list.count()).counts).toMatchObject({
      'in-step': CODES.length,
      waiting: 0,
      parked: 0,
    });
    for (const { core } of instances) expect(await core.counts()).toMatchObject({ parked: 0, due: 0 });
  });
});
