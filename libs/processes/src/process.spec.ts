import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { SetClock } from '@hoso/application/testing';
import { MemoryEventStore, StoreUnavailable, type RecordedEvent } from '@hoso/event-store';
import { epochMs, instantFromMs, type Instant } from '@hoso/kernel';
import { migrate, type RunStatement } from '@hoso/postgres';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { vn } from '@hoso/testing';
import { migrations, SCHEMA } from './migrations';
import { CheckpointMoved, ProcessCore } from './process-core';
import { parkedWork, releaseParkedWork } from './parked-work';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from './process-manager';
import { startProcess, type RunningProcess } from './start-process';

const MORNING = vn('2025-06-25T09:00');
const soon = (seconds: number): Instant => instantFromMs(epochMs(MORNING) + seconds * 1_000);

/** Makes one piece of work of each event, due so many seconds later as its data says, and keeps what was carried out. */
class Recorder implements ProcessManager {
  readonly filter = { streamPrefixes: ['case-'] };
  readonly taken: string[] = [];
  readonly done: string[] = [];
  outcome: (work: DueWork) => Settlement = () => ({ kind: 'done' });

  constructor(readonly name: string) {}

  take(events: readonly RecordedEvent[], _: RunStatement): Promise<WorkChanges> {
    this.taken.push(...events.map(({ id }) => id));
    const put = events.map(({ data, stream, id }): Work => {
      const { after = 0, key = id } = data as { readonly after?: number; readonly key?: string };
      return { key, kind: 'note', lane: stream, dueAt: soon(after), data: { id } };
    });
    return Promise.resolve({ put, remove: [] });
  }

  carryOut(work: DueWork): Promise<Settlement> {
    const settlement = this.outcome(work);
    if (settlement.kind === 'done') this.done.push(work.key);
    return Promise.resolve(settlement);
  }
}

let postgres: PostgresFixture;
let store: MemoryEventStore;
let clock: SetClock;
let manager: Recorder;
let core: ProcessCore;
let nr = 0;

beforeAll(async () => {
  postgres = await startPostgresFixture();
  await migrate(postgres.database, SCHEMA, migrations);
});
afterAll(() => postgres.dispose());
beforeEach(() => {
  clock = new SetClock(MORNING);
  store = new MemoryEventStore(() => clock.now());
  manager = new Recorder(`recorder-${nr++}`);
  core = new ProcessCore(manager, postgres.database, clock);
});

const write = async (data: object, stream = 'case-1'): Promise<void> => {
  await store.append(stream, 'any', [{ id: randomUUID(), type: 'Noted', data, metadata: {} }]);
};

const events = async (): Promise<readonly RecordedEvent[]> => {
  const all: RecordedEvent[] = [];
  for await (const event of store.scan(manager.filter)) all.push(event);
  return all;
};

describe('the steps of a process', () => {
  it('take facts, what they make due and the checkpoint at once or not at all', async () => {
    await write({ key: 'a' });
    await core.checkpoint();
    const broken = new ProcessCore(
      Object.assign(new Recorder(manager.name), {
        take: () => Promise.resolve({ put: [{ key: 'a', dueAt: 'never' } as unknown as Work], remove: [] }),
      }),
      postgres.database,
      clock,
    );
    await expect(broken.take(await events(), undefined)).rejects.toThrow();
    expect([await core.checkpoint(), await core.counts()]).toEqual([undefined, { due: 0, parked: 0 }]);
    const position = await core.take(await events(), undefined);
    expect([await core.checkpoint(), await core.counts()]).toEqual([position, { due: 1, parked: 0 }]);
  });

  it('do not take what another instance has taken', async () => {
    await write({ key: 'a' });
    await core.checkpoint();
    await core.take(await events(), undefined);
    await core.workOff();
    await expect(core.take(await events(), undefined)).rejects.toThrow(CheckpointMoved);
    expect([await core.workOff(), manager.done]).toEqual([0, ['a']]);
  });

  it('carry work out at its moment, once, however the clock is set', async () => {
    await write({ key: 'a', after: 60 });
    await core.checkpoint();
    await core.take(await events(), undefined);
    clock.at = soon(59);
    expect(await core.workOff()).toBe(0);
    clock.at = soon(60);
    expect(await core.workOff()).toBe(1);
    for (const seconds of [10, 60, 3_600]) {
      clock.at = soon(seconds);
      expect(await core.workOff()).toBe(0);
    }
    expect(manager.done).toEqual(['a']);
  });

  it('let what waits hold up its own lane only', async () => {
    await write({ key: 'first' });
    await write({ key: 'second' });
    await write({ key: 'other' }, 'case-2');
    await core.checkpoint();
    await core.take(await events(), undefined);
    manager.outcome = ({ key }) =>
      key === 'first' ? { kind: 'later', dueAt: soon(30), reason: 'not yet' } : { kind: 'done' };
    await core.workOff();
    expect(manager.done).toEqual(['other']);
  });

  it('try again more and more rarely, then park until somebody lets it go', async () => {
    await write({ key: 'a' });
    await core.checkpoint();
    await core.take(await events(), undefined);
    let tries = 0;
    manager.outcome = () => {
      tries += 1;
      throw new Error('broken');
    };
    for (let minute = 0; minute < 120; minute += 1) {
      clock.at = soon(minute * 60);
      await core.workOff();
    }
    expect([tries, await core.counts()]).toEqual([10, { due: 0, parked: 1 }]);
    manager.outcome = () => ({ kind: 'done' });
    const own = { process: manager.name, key: 'a', attempts: 10, reason: 'broken' };
    expect(await parkedWork(postgres.database)).toEqual([expect.objectContaining(own)]);
    expect(await releaseParkedWork(postgres.database, clock.now())).toBe(1);
    expect([await core.workOff(), manager.done]).toEqual([1, ['a']]);
  });

  it('wait for a store that cannot be reached as long as it takes', async () => {
    await write({ key: 'a' });
    await core.checkpoint();
    await core.take(await events(), undefined);
    manager.outcome = () => {
      throw new StoreUnavailable('down');
    };
    for (let second = 0; second < 50; second += 2) {
      clock.at = soon(second);
      await core.workOff();
    }
    expect(await core.counts()).toMatchObject({ parked: 0 });
  });
});

const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !isSo(); tries += 1) await pause(20);
  expect(isSo()).toBe(true);
};

/** A recorder whose work waits until it is let go, by key. */
class Waiter extends Recorder {
  readonly lanes = 3;
  readonly underWay = new Map<string, () => void>();
  most = 0;
  restsTo: Instant | undefined;

  restsUntil(): Instant | undefined {
    return this.restsTo;
  }

  override async carryOut(work: DueWork): Promise<Settlement> {
    const waiting = new Promise<void>((resolve) => this.underWay.set(work.key, resolve));
    this.most = Math.max(this.most, this.underWay.size);
    await waiting;
    this.underWay.delete(work.key);
    return super.carryOut(work);
  }
}

describe('a process with lanes', () => {
  let waiter: Waiter;
  let running: RunningProcess;
  const journal = { error: () => undefined };
  beforeEach(async () => {
    waiter = new Waiter(manager.name);
    running = await startProcess({ manager: waiter, database: postgres.database, store, clock, journal });
  });
  afterEach(async () => {
    const stopping = running.stop();
    for (const letGo of waiter.underWay.values()) letGo();
    await stopping;
    await store.close();
  });
  const isUnderWay = (...keys: readonly string[]) =>
    until(() => keys.every((key) => waiter.underWay.has(key)));

  it('refills one that comes free while another goes on, and never has more at work', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) await write({ key }, `case-${key}`);
    await isUnderWay('a', 'b', 'c');
    waiter.underWay.get('b')!();
    await isUnderWay('a', 'c', 'd');
    waiter.underWay.get('d')!();
    await isUnderWay('a', 'c', 'e');
    expect([waiter.done, waiter.most]).toEqual([['b', 'd'], 3]);
  });

  it('takes facts meanwhile, and keeps what was put again under a key that is at work', async () => {
    await write({ key: 'a' });
    await isUnderWay('a');
    const first = waiter.taken.length;
    await write({ key: 'a' });
    await until(() => waiter.taken.length > first);
    waiter.underWay.get('a')!();
    await until(() => waiter.done.length === 1);
    await isUnderWay('a');
    waiter.underWay.get('a')!();
    await until(() => waiter.done.length === 2);
  });

  it('begins nothing while the process rests', async () => {
    waiter.restsTo = soon(60);
    await write({ key: 'a' });
    await until(() => waiter.taken.length === 1);
    await pause(600);
    expect(waiter.underWay.size).toBe(0);
    clock.at = soon(60);
    await isUnderWay('a');
  });
});

describe('two running instances', () => {
  it('work one after the other: the second takes over where the first ended', async () => {
    const journal = { error: () => undefined };
    const second = new Recorder(manager.name);
    const begin = (of: Recorder): Promise<RunningProcess> =>
      startProcess({ manager: of, database: postgres.database, store, clock, journal });
    await write({ key: 'a' });
    const first = await begin(manager);
    await until(() => manager.done.length === 1);
    const standby = await begin(second);
    await write({ key: 'b' });
    await until(() => manager.done.length === 2);
    expect([first.lag().standsBy, standby.lag().standsBy, second.taken]).toEqual([false, true, []]);
    await first.stop();
    await write({ key: 'c' });
    await until(() => second.done.length === 1);
    await standby.stop();
    expect([manager.done, second.done]).toEqual([['a', 'b'], ['c']]);
    await store.close();
  });
});
