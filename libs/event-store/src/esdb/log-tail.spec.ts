import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { instantOf } from '@hoso/kernel';
import type { EventFilter, RecordedEvent, Subscription } from '../port';
import { startEventStoreFixture } from '../testing';
import type { EventStoreUnderTest } from '../testing';
import type { Followed, FollowRequest } from './follow';
import { LogTail } from './log-tail';
import { DEFAULT_TIMING } from './timing';

const KINDS = ['red', 'blue', 'grey'] as const;

/** More than the tail keeps. */
const MANY = 5_000;
const AT_ONCE = 500;

let under: EventStoreUnderTest;
let followers: Follower[];

/** Notes what it is told; takes its time where it is told to. */
class Follower {
  readonly seen: RecordedEvent[] = [];
  caughtUp = 0;
  hold: Promise<void> = Promise.resolve();
  failure: unknown;
  private readonly subscription: Subscription;

  constructor(filter: EventFilter, after?: bigint) {
    this.subscription = under.store.subscribe({
      filter,
      ...(after !== undefined && { after }),
      onEvent: async (event) => {
        this.seen.push(event);
        await this.hold;
      },
      onCaughtUp: () => void (this.caughtUp += 1),
      onFailure: (error) => (this.failure = error),
    });
    followers.push(this);
  }

  get places(): readonly string[] {
    return this.seen.map(({ stream, revision }) => `${stream} ${revision}`);
  }

  async until(isDone: () => boolean): Promise<void> {
    while (!isDone() && this.failure === undefined) await sleep(5);
    expect(this.failure).toBeUndefined();
  }

  stop(): Promise<void> {
    return this.subscription.stop();
  }
}

const append = async (kind: string, count: number): Promise<void> => {
  for (let left = count; left > 0; left -= AT_ONCE) {
    const events = Array.from({ length: Math.min(left, AT_ONCE) }, () => ({
      ...{ id: randomUUID(), type: `${kind}-noted`, data: {}, metadata: {} },
    }));
    await under.store.append(`${kind}-1`, 'any', events);
  }
};

const lastOf = async (kind: string): Promise<number> => {
  for await (const { revision } of under.store.read(`${kind}-1`, { direction: 'backwards', max: 1 }))
    return revision;
  return -1;
};

const counted = (kind: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, nr) => `${kind}-1 ${from + nr}`);

const caughtUp = async (...filters: readonly EventFilter[]): Promise<readonly Follower[]> => {
  const begun = filters.map((filter) => new Follower(filter));
  for (const follower of begun) await follower.until(() => follower.caughtUp > 0);
  return begun;
};

beforeEach(async () => {
  followers = [];
  under = await startEventStoreFixture();
  for (const kind of KINDS) await append(kind, 1);
});
afterEach(async () => {
  await Promise.all(followers.map((follower) => follower.stop()));
  await under.dispose();
});

it('reads what comes once for all, and gives each what is for it', async () => {
  const [all, red, typed] = await caughtUp('all', { streamPrefixes: ['red-'] }, { typePrefixes: ['red'] });
  await sleep(20);
  for (let times = 0; times < 3; times += 1) for (const kind of KINDS) await append(kind, 2);
  for (const [follower, count] of [
    [all!, 21],
    [red!, 7],
    [typed!, 7],
  ] as const)
    await follower.until(() => follower.seen.length === count);
  expect(red!.places).toEqual(counted('red', 0, 7));
  expect(typed!.places).toEqual(red!.places);
  expect(red!.seen.at(-1)).toBe(typed!.seen.at(-1));
  expect(all!.seen).toContain(red!.seen.at(-1));
});

it('keeps nobody waiting for one that is slow, who misses nothing', async () => {
  const [slow, quick] = await caughtUp({ streamPrefixes: ['red-'] }, 'all');
  await sleep(20);
  let goOn = (): void => undefined;
  slow!.hold = new Promise((resolve) => (goOn = resolve));
  await append('red', 1);
  await slow!.until(() => slow!.seen.length === 2);
  await append('blue', MANY);
  await append('red', MANY);
  await quick!.until(() => quick!.seen.length === 2 * MANY + 4);
  expect(slow!.seen).toHaveLength(2);
  goOn();
  await slow!.until(() => slow!.seen.length === MANY + 2);
  await append('red', 1);
  await slow!.until(() => slow!.seen.length === MANY + 3);
  expect(slow!.places).toEqual(counted('red', 0, MANY + 3));
  expect(slow!.caughtUp).toBe(2);
});

it('goes on for the others when one leaves, and anew after the last', async () => {
  const [one, other] = await caughtUp('all', { streamPrefixes: ['blue-'] });
  await sleep(20);
  await one!.stop();
  await append('blue', 2);
  await other!.until(() => other!.seen.length === 3);
  await other!.stop();
  await append('blue', 2);
  const later = new Follower({ streamPrefixes: ['blue-'] }, other!.seen.at(-1)!.position);
  await later.until(() => later.caughtUp > 0);
  await sleep(20);
  await append('blue', 1);
  await later.until(() => later.seen.length === 3);
  expect([...other!.places, ...later.places]).toEqual(counted('blue', 0, 6));
});

it('repeats nothing for one that joins ahead of what has come to the others', async () => {
  const place = (nr: number): Followed => ({
    kind: 'event',
    event: {
      ...{ id: '', type: 'Noted', data: {}, metadata: {}, stream: 'red-1' },
      ...{ revision: nr, position: BigInt(nr), recordedAt: instantOf('2025-06-10T08:00:00Z') },
    },
  });
  const NOTHING = { streamPrefixes: ['none-'] };
  let come = (): void => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  /** One that is alone has seen it all; what is for all is held back. */
  async function* source({ filter, after = -1n }: FollowRequest): AsyncGenerator<readonly Followed[]> {
    if (filter === 'all') await held;
    for (let nr = Number(after) + 1; nr < 4 && filter !== NOTHING; nr += 1) yield [place(nr)];
    yield [{ kind: 'caught-up' }];
    if (filter === 'all') yield [place(4)];
    await new Promise(() => undefined);
  }
  const tail = new LogTail(source, DEFAULT_TIMING);
  const { signal } = new AbortController();
  const behind = tail.follow({ filter: NOTHING, after: 1n, signal });
  expect((await behind.next()).value).toEqual([{ kind: 'caught-up' }]);
  void behind.next();
  const ahead = tail.follow({ filter: { streamPrefixes: ['red-'] }, after: undefined, signal });
  for (let nr = 0; nr < 5; nr += 1) await ahead.next();
  come();
  expect((await ahead.next()).value).toEqual([place(4)]);
});

it('gives each that joins while much comes all of it, once and in order', async () => {
  await caughtUp('all');
  let isOver = false;
  const writing = (async () => {
    for (; !isOver; await sleep(1)) await append('red', 3);
  })();
  const joined: Follower[] = [];
  for (let nr = 0; nr < 15; nr += 1) {
    joined.push(new Follower({ streamPrefixes: [nr % 2 ? 'red-' : 'blue-', 'red-'] }));
    await sleep(nr % 5);
  }
  for (const follower of joined) await follower.until(() => follower.caughtUp > 0);
  isOver = true;
  await writing;
  await append('red', 1);
  const last = await lastOf('red');
  for (const follower of joined) {
    await follower.until(() => follower.seen.at(-1)?.revision === last);
    const red = follower.places.filter((place) => place.startsWith('red'));
    expect(red).toEqual(counted('red', 0, last + 1));
  }
});

it('misses nothing and repeats nothing when the server goes away and comes back', async () => {
  const [all, grey] = await caughtUp('all', { streamPrefixes: ['grey-'] });
  await sleep(20);
  for (let round = 0; round < 3; round += 1) {
    await append('grey', 3);
    const restarted = under.restart!();
    await restarted;
    await append('grey', 3);
  }
  for (const [follower, count] of [
    [all!, 21],
    [grey!, 19],
  ] as const)
    await follower.until(() => follower.seen.length === count);
  expect(grey!.places).toEqual(counted('grey', 0, 19));
});
