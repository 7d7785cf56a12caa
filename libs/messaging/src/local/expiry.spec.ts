import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '@hoso/application/testing';
import { epochMs, instantFromMs, instantOf } from '@hoso/kernel';
import type { TopicSpec } from '@hoso/contracts';
import type { Publisher, TopicRecord } from '../port';
import { all, message, newTopic, until } from '../testing/messages';
import { LocalTopics } from './local-topics';

const DAY_MS = 86_400_000;
const MORNING = instantOf('2025-06-10T01:00:00Z');

/** Kept for a day, as the file beside it is for ever. */
const KEPT: TopicSpec = newTopic();
const FOREVER: TopicSpec = { ...newTopic(), retentionDays: 'forever' };

describe('topic files whose records expire', () => {
  let folder: string;
  let clock: SetClock;
  let topics: LocalTopics;
  let publisher: Publisher;
  let published = 0;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoso-topics-'));
    clock = new SetClock(MORNING);
    topics = new LocalTopics(folder, clock);
    await topics.create([KEPT, FOREVER]);
    publisher = await topics.openPublisher('p');
    published = 0;
  });
  afterEach(async () => {
    await topics.close();
    await rm(folder, { recursive: true });
  });

  /** Ten records in each topic, at one time. */
  const publishTen = async (): Promise<void> => {
    const keys = Array.from({ length: 10 }, () => `H-${published++}`);
    await publisher.publish(
      keys.flatMap((key) => [message(KEPT.name, key, key), message(FOREVER.name, key, key)]),
    );
  };
  const pass = (days: number): void => {
    clock.at = instantFromMs(epochMs(clock.now()) + days * DAY_MS);
  };
  const numbersIn = async ({ name }: TopicSpec, from = topics): Promise<number[]> =>
    (await all(from.read(name))).map(({ key }) => Number(key.slice(2))).sort((one, other) => one - other);
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);
  const placesOf = (records: readonly TopicRecord[]) =>
    new Map(records.map(({ key, partition, offset }) => [key, `${partition}/${offset}`]));

  it('lose the oldest whole batches, and no others, with everybody’s offsets as they were', async () => {
    for (const _ of [1, 2, 3]) {
      await publishTen();
      pass(0.4);
    }
    const before = placesOf(await all(topics.read(KEPT.name)));
    const reader = new LocalTopics(folder, clock);
    expect(await numbersIn(KEPT, reader)).toEqual(range(0, 30));
    await publishTen();
    for (const each of [topics, reader]) {
      expect(await numbersIn(KEPT, each)).toEqual(range(10, 40));
      expect(await numbersIn(FOREVER, each)).toEqual(range(0, 40));
      expect((await each.tails([KEPT.name])).length).toBeGreaterThan(0);
    }
    const after = placesOf(await all(topics.read(KEPT.name)));
    for (const nr of range(10, 30)) expect(after.get(`H-${nr}`)).toBe(before.get(`H-${nr}`));
    await publisher.close();
    publisher = await reader.openPublisher('p');
    await publishTen();
    expect(await numbersIn(KEPT)).toEqual(range(10, 50));
    const offsets = (await all(topics.read(KEPT.name))).map(
      ({ partition, offset }) => `${partition}/${offset}`,
    );
    expect(new Set(offsets).size).toBe(40);
  });

  it('are not written anew for little', async () => {
    await publishTen();
    pass(0.9);
    for (const _ of range(0, 4)) await publishTen();
    pass(0.2);
    await publishTen();
    expect(await numbersIn(KEPT)).toEqual(range(0, 60));
  });

  it('may lose everything, and go on where they were', async () => {
    await publishTen();
    const file = join(folder, `${KEPT.name}.ndjson`);
    const { size } = await stat(file);
    pass(2);
    await publisher.publish([message(FOREVER.name, 'H-10', 'H-10')]);
    expect(await numbersIn(KEPT)).toEqual([]);
    expect(await topics.tails([KEPT.name])).toEqual([]);
    expect((await stat(file)).size).toBeLessThan(size / 4);
    await publisher.publish([message(KEPT.name, 'H-1', 'H-1')]);
    const [first] = await all(topics.read(KEPT.name));
    expect(first!.offset).toBeGreaterThan(0n);
    expect((await readdir(folder)).filter((name) => name.endsWith('.kept'))).toEqual([]);
  });

  it('let groups go on: one that had read on, one that was behind, and one that begins', async () => {
    const read = async (group: string): Promise<number[]> => {
      const found: number[] = [];
      const onRecords = (records: readonly TopicRecord[]): Promise<void> => {
        found.push(...records.map(({ key }) => Number(key.slice(2))));
        return Promise.resolve();
      };
      const following = topics.follow({
        group,
        topics: [KEPT.name],
        onRecords,
        onFault: (error) => void found.push(NaN, Number(error)),
      });
      await until(async () => (await topics.lag(group, [KEPT.name])).every(({ behind }) => behind === 0n));
      await following.stop();
      return found.sort((one, other) => one - other);
    };
    await publishTen();
    expect(await read('behind')).toEqual(range(0, 10));
    await publishTen();
    expect(await read('abreast')).toEqual(range(0, 20));
    pass(2);
    await publishTen();
    const lag = async (group: string) =>
      (await topics.lag(group, [KEPT.name])).reduce((sum, { behind }) => sum + behind, 0n);
    expect([await lag('abreast'), await lag('behind'), await lag('new')]).toEqual([10n, 10n, 10n]);
    for (const group of ['abreast', 'behind', 'new']) expect(await read(group)).toEqual(range(20, 30));
  });

  it('leave whoever reads them in the middle undisturbed', async () => {
    await publishTen();
    const reading = topics.read(KEPT.name);
    const first = await reading.next();
    pass(2);
    await publishTen();
    expect(await numbersIn(KEPT)).toEqual(range(10, 20));
    const rest = await all(reading);
    expect(rest.length + (first.done ? 0 : 1)).toBe(10);
  });
});
