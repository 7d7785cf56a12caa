import type { Follower, TopicRecord, Topics } from '../port';
import { message, newTopic, numbered, until, valuesByKey } from './messages';
import type { TopicsUnderTest } from './topics-under-test';

interface Parts {
  readonly under: TopicsUnderTest;
  readonly topics: Topics;
}

/** Handles records by writing them down. */
const diary = (topic: string, onRecords: Follower['onRecords'] = () => Promise.resolve()) => {
  const records: TopicRecord[] = [];
  const faults: unknown[] = [];
  const follower: Follower = {
    group: `${topic}-group`,
    topics: [topic],
    onRecords: async (handed, signal) => {
      await onRecords(handed, signal);
      records.push(...handed);
    },
    onFault: (error) => void faults.push(error),
  };
  return { records, faults, follower };
};

/** What the contract says of groups. */
export const describeFollowing = (parts: () => Parts): void => {
  const prepared = async (count: number) => {
    const { topics } = parts();
    const spec = newTopic();
    await topics.create([spec]);
    const publisher = await topics.openPublisher(`${spec.name}-publisher`);
    const messages = numbered(spec.name, count);
    await publisher.publish(messages);
    return { topics, name: spec.name, publisher, messages };
  };

  const behind = async (topics: Topics, name: string): Promise<bigint> =>
    (await topics.lag(`${name}-group`, [name])).reduce((sum, each) => sum + each.behind, 0n);

  it('hands a new group everything, in the order of each key, and keeps its place', async () => {
    const { topics, name, publisher, messages } = await prepared(1_000);
    expect(await behind(topics, name)).toBeGreaterThanOrEqual(1_000n);
    const first = diary(name);
    const following = topics.follow(first.follower);
    await until(() => first.records.length === 1_000);
    await following.stop();
    expect(valuesByKey(first.records)).toStrictEqual(valuesByKey(messages));
    expect(await behind(topics, name)).toBe(0n);
    await publisher.publish([message(name, 'H-0', 'later')]);
    const second = diary(name);
    const again = topics.follow(second.follower);
    await until(() => second.records.length > 0);
    await again.stop();
    expect(second.records.map(({ value }) => value)).toStrictEqual(['later']);
    expect(first.faults).toStrictEqual([]);
  });

  it('hands the same records again when the handler fails, of whatever error, and others meanwhile', async () => {
    const { topics, name, messages } = await prepared(70);
    const stubborn = topics.partitionOf('H-0', 3);
    const failed: (readonly TopicRecord[])[] = [];
    const notes = diary(name, (records) => {
      if (records[0]!.partition !== stubborn || failed.length === 2) return Promise.resolve();
      failed.push(records);
      throw failed.length === 1 ? new TypeError('a defect') : new Error('a fault');
    });
    const following = topics.follow(notes.follower);
    await until(() => notes.records.length >= 70);
    await following.stop();
    expect(failed[1]).toStrictEqual(failed[0]);
    expect(valuesByKey(notes.records)).toStrictEqual(valuesByKey(messages));
    expect(notes.records[0]!.partition).not.toBe(stubborn);
    expect(notes.faults).toMatchObject([{ message: 'a defect' }, { message: 'a fault' }]);
  });

  it('shares the partitions between the members of a group', async () => {
    const { topics, name, publisher } = await prepared(0);
    const other = parts().under.open();
    const [one, two] = [diary(name), diary(name)];
    const followings = [topics.follow(one.follower), other.follow(two.follower)];
    let sent = 0;
    await until(async () => {
      await publisher.publish(numbered(name, 21).map((each) => ({ ...each, value: String(sent) })));
      sent += 1;
      return one.records.length > 0 && two.records.length > 0;
    });
    await until(async () => (await behind(topics, name)) === 0n);
    await followings[0]!.stop();
    await publisher.publish(numbered(name, 21).map((each) => ({ ...each, value: 'last' })));
    await until(() => two.records.filter(({ value }) => value === 'last').length >= 21);
    await followings[1]!.stop();
    await other.close();
    const seen = new Set(
      [...one.records, ...two.records].map(({ partition, offset }) => `${partition}/${offset}`),
    );
    expect(seen.size).toBe((sent + 1) * 21);
  });

  it('keeps no place for records whose handler was stopped', async () => {
    const { topics, name } = await prepared(10);
    const notes = diary(
      name,
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
        }),
    );
    let isHandling = false;
    const following = topics.follow({
      ...notes.follower,
      onRecords: (records, signal) => {
        isHandling = true;
        return notes.follower.onRecords(records, signal);
      },
    });
    await until(() => isHandling);
    await following.stop();
    const again = diary(name);
    const second = topics.follow(again.follower);
    await until(() => again.records.length === 10);
    await second.stop();
    expect(notes.records).toStrictEqual([]);
  });
};
