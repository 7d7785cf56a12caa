import { readAlert } from '@hoso/application';
import { petitionDutiesOf, type Alert, type PetitionEvent } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { FaultyStore, SetClock, type Chance } from '@hoso/application/testing';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { HANDLING_UNIT, happened, petitionAfter, petitionIn, vn } from '@hoso/testing';
import type { SendOutcome } from './delivery/sink';
import {
  AlertWorld,
  minutesLater,
  mortalDatabase,
  Power,
  PowerCut,
  recipient,
  RecordingSink,
  type Stepped,
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

const MORNING = vn('2025-06-25T09:00');
const DOSSIERS = 7;
const CUT = 0.02;
const STEPS = 400;
const RECIPIENTS = [
  recipient('mail', { digestMinutes: 10 }),
  recipient('web-hook', { digestMinutes: 3, audiences: ['officer', 'superior'] }),
];

const [DUE, LATER] = [vn('2025-06-24T17:00'), vn('2025-07-04T17:00')];
const overdue = (officer: string) =>
  happened('OverdueRecorded', '2025-06-25T08:59', {
    duty: 'overdue',
    ...{ moment: DUE, dueAt: DUE },
    lateness: { workingMinutes: 119, calendarMs: 57_540_000 },
    unit: HANDLING_UNIT,
    officer,
  });
const dates = (statutory: Instant) => ({ statutory, current: statutory, provisional: false });
const revised = happened('DueDateRevised', '2025-06-25T09:40', {
  ...{ instrument: 'QĐ 12', reason: 'flood', from: dates(DUE), due: dates(LATER) },
});
const issued = happened('ResultIssued', '2025-06-25T09:30', { number: '1', signedBy: 'an', late: true });

const inProgress = petitionIn('InProgress');
const [duty] = petitionDutiesOf(petitionAfter(...inProgress));
const unanswered: readonly PetitionEvent[] = [
  ...inProgress,
  {
    type: 'PetitionLateRecorded',
    at: vn('2025-07-02T07:30'),
    data: {
      ...{ duty: 'answer', key: duty!.key, moment: duty!.moment },
      lateness: { workingMinutes: 30, calendarMs: 52_200_000 },
    },
  },
];
/** What followed the lateness of each petition: nothing yet, or its answer. */
const PETITIONS = [[], petitionIn('Answered').slice(inProgress.length)];

/** Dossiers whose dates a flood moves afterwards. */
const REVISED = [1, 4, 5];

/**
 * Whose lateness is repeated: of two officers by dossiers of one quarter and of their unit twofold, of one and the unit by
 * petitions of the next; then again of the officer and twofold of the unit who were so no more.
 */
const REPEATED = ['officer', 'officer', 'unit', 'unit', 'officer', 'unit', 'officer', 'unit'];
const NO_MORE = 2;

/** What becomes of a message: refused, lost, arrived; or arrived while the sender died before it heard of it. */
const outcomeBy = (chance: Chance, power: Power): SendOutcome | Error => {
  const drawn = chance();
  if (drawn < 0.15) return { kind: 'failed', fault: '421', isPermanent: false };
  if (drawn < 0.25) return { kind: 'unknown', fault: 'ETIMEDOUT' };
  if (drawn < 0.4) power.isCut = true;
  return power.isCut ? new PowerCut('while sending') : { kind: 'delivered' };
};

const codeOf = (nr: number): string => `H23.01-250610-000${nr}`;

const writeLate = async (world: AlertWorld, nr: number): Promise<void> => {
  const officer = nr % 2 ? 'binh' : 'dung';
  await world.inHandling(codeOf(nr), officer);
  await world.write(codeOf(nr), overdue(officer));
};

/** A history of late dossiers, some of them decided in between; some were not late in the end, and another one is. */
const writeHistory = async (world: AlertWorld): Promise<void> => {
  for (let nr = 1; nr < DOSSIERS; nr += 1) {
    await writeLate(world, nr);
    if (nr % 3 === 0) await world.write(codeOf(nr), issued);
  }
  for (const nr of REVISED) await world.write(codeOf(nr), revised);
  await writeLate(world, DOSSIERS);
  for (const [nr, rest] of PETITIONS.entries())
    await world.append(`feedback-PAKN.20250610.000${nr + 1}`, [...unanswered, ...rest]);
};

let postgres: PostgresFixture;

beforeAll(async () => {
  postgres = await startPostgresFixture();
});
afterAll(() => postgres.dispose());

const fixed = [1, 7, 42, 20241115];
const fresh = Number(process.env['HOSO_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe.each([...fixed, fresh])('alerts whose process dies at any step, seed %i', (seed) => {
  const chance = chanceOf(seed);
  let power = new Power(() => false);
  let isCalm = false;
  const outcome = () => (isCalm ? ({ kind: 'delivered' } as const) : outcomeBy(chance, power));
  const mail = new RecordingSink(false, outcome);
  const hook = new RecordingSink(true, outcome);
  const clock = new SetClock(MORNING);
  const store = new FaultyStore(chance, () => clock.now());
  let world: AlertWorld;
  let cuts = 0;
  let alerts: readonly Alert[];

  const born = (): readonly Stepped[] => {
    power = new Power(() => !isCalm && chance() < CUT);
    const { database } = postgres;
    return world.processes(RECIPIENTS, { mail, 'web-hook': hook }, mortalDatabase(database, power));
  };

  /** One step of one process; whatever it throws, the next begins from what is stored. */
  const step = async (processes: readonly Stepped[]): Promise<void> => {
    const process = processes[Math.floor(chance() * processes.length)]!;
    try {
      if (chance() < 0.5) await process.takeSome(1 + Math.floor(chance() * 12));
      else await process.core.workOff();
    } catch (error) {
      if (!power.isCut) throw error;
    }
  };

  const rough = async (): Promise<void> => {
    let processes = born();
    for (let steps = 0; steps < STEPS; steps += 1) {
      // Clocks are also set back.
      if (chance() < 0.3) clock.at = minutesLater(clock.at, chance() < 0.1 ? -20 : Math.floor(chance() * 60));
      await step(processes);
      if (!power.isCut) continue;
      cuts += 1;
      processes = born();
    }
  };

  const calm = async (): Promise<void> => {
    isCalm = true;
    store.isFaulty = false;
    const processes = born();
    for (let hour = 0; hour < 240; hour += 4) {
      clock.at = minutesLater(clock.at, 240);
      await world.settle(processes);
    }
  };

  beforeAll(async () => {
    world = await AlertWorld.begin(clock, store, postgres.database);
    await writeHistory(world);
    store.isFaulty = true;
    await rough();
    await calm();
    const ids = [...(await world.alerts()).keys()].map((stream) => stream.slice('alert-'.length));
    alerts = await Promise.all(ids.map(async (id) => (await readAlert(store, id)).alert!));
  }, 180_000);
  afterAll(() => world.application.stop());

  it('went through many deaths and faults', () => {
    expect(cuts).toBeGreaterThan(5);
    expect(store.injected.lostAnswers + store.injected.unavailable).toBeGreaterThan(0);
  });

  it('raises each alert once, lets it climb to the top and ends it with its matter', async () => {
    const kinds = alerts.map(({ kind, subject }) => `${kind} ${subject.kind}`).sort();
    const repeated = REPEATED.map((kind) => `repeated-lateness ${kind}`);
    const late = [
      ...Array.from({ length: DOSSIERS }, () => 'overdue dossier'),
      ...PETITIONS.map(() => 'petition-late petition'),
    ];
    expect(kinds).toEqual([...late, ...repeated].sort());
    for (const [, types] of await world.alerts()) {
      const count = (type: string) => types.filter((each) => each === type).length;
      expect([count('AlertRaised'), count('AlertResolved') <= 1]).toEqual([1, true]);
    }
    const open = alerts.filter(({ resolved }) => !resolved);
    const ended = Math.floor(DOSSIERS / 3) + REVISED.length;
    expect(open.length).toBe(DOSSIERS - ended + REPEATED.length - NO_MORE + 1);
    expect(new Set(open.map(({ audience }) => audience))).toEqual(new Set(['superior']));
  });

  it('sends a mail about each rung at most once, and says where nobody knows', () => {
    const arrivals = mail.arrivals();
    for (const messages of arrivals.values()) expect(messages).toHaveLength(1);
    const mails = alerts
      .flatMap(({ deliveries }) => Object.values(deliveries))
      .filter((each) => each.sink === 'mail');
    for (const { delivery, state } of mails) {
      expect(['delivered', 'unknown', 'gave-up']).toContain(state);
      if (state === 'delivered') expect(arrivals.has(delivery)).toBe(true);
      if (state === 'gave-up') expect(arrivals.has(delivery)).toBe(false);
    }
    expect([...arrivals.keys()].filter((id) => !mails.some(({ delivery }) => delivery === id))).toEqual([]);
  });

  it('sends each hook at least once, always under one message id', () => {
    const arrivals = hook.arrivals();
    for (const messages of arrivals.values()) expect(new Set(messages).size).toBe(1);
    const hooks = alerts
      .flatMap(({ deliveries }) => Object.values(deliveries))
      .filter((each) => each.sink === 'web-hook');
    expect(hooks.length).toBeGreaterThan(0);
    for (const { delivery, state, message } of hooks) {
      expect(state).toBe('delivered');
      expect(arrivals.get(delivery)?.[0]).toBe(message);
    }
  });

  it('leaves nothing undone', async () => {
    for (const { core } of born()) expect(await core.counts()).toMatchObject({ parked: 0, due: 0 });
  });
});
