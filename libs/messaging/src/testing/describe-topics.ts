import { TOPICS, type TopicSpec } from '@hoso/contracts';
import type { Topics } from '../port';
import { describeFollowing } from './describe-following';
import { all, allOf, message, newTopic, numbered, until, valuesByKey } from './messages';
import type { TopicsUnderTest } from './topics-under-test';

/** What every adapter of the port has to keep; the same words run on files and on an Apache Kafka. */
export const describeTopics = (name: string, start: () => Promise<TopicsUnderTest>): void => {
  describe(`topics, ${name}`, () => {
    let under: TopicsUnderTest;
    let topics: Topics;
    beforeAll(async () => {
      under = await start();
      topics = under.open();
    });
    afterAll(async () => {
      await topics.close();
      await under.dispose();
    });

    const created = async (partitions?: number): Promise<TopicSpec> => {
      const spec = newTopic(partitions);
      await topics.create([spec]);
      return spec;
    };

    it('creates topics once, and leaves what stands as it is', async () => {
      const spec = await created(4);
      await topics.create([{ ...spec, partitions: 9 }, newTopic()]);
      expect(await topics.partitionsOf(spec.name)).toBe(4);
      expect(await topics.list()).toContainEqual({ name: spec.name, partitions: 4 });
      await topics.create(Object.values(TOPICS));
      expect(await topics.partitionsOf(TOPICS.dossiers.name)).toBe(TOPICS.dossiers.partitions);
    });

    it('knows no topic that was not created', async () => {
      const unknown = { code: 'topic-unknown', topic: 'contract.none' };
      await expect(topics.partitionsOf('contract.none')).rejects.toMatchObject(unknown);
      await expect(topics.tails(['contract.none'])).rejects.toMatchObject(unknown);
      await expect(all(topics.read('contract.none'))).rejects.toMatchObject(unknown);
      const publisher = await topics.openPublisher('contract-unknown');
      await expect(publisher.publish([message('contract.none', 'H-1')])).rejects.toMatchObject(unknown);
    });

    it('puts keys where Kafka’s own clients do', () => {
      const placed = ['', 'a', 'ab', 'abc', 'H23.21-251114-0001', 'hồ sơ'].map((key) =>
        topics.partitionOf(key, 6),
      );
      expect(placed).toStrictEqual([3, 4, 2, 3, 5, 3]);
    });

    it('gives back what was published, in the order of each key, in its partition', async () => {
      const { name } = await created();
      const publisher = await topics.openPublisher(`${name}-publisher`);
      const messages = numbered(name, 1_700);
      await publisher.publish(messages.slice(0, 3));
      await Promise.all([publisher.publish(messages.slice(3, 5)), publisher.publish(messages.slice(5))]);
      const found = await allOf(topics, { topic: name, count: 1_700 });
      expect(valuesByKey(found)).toStrictEqual(valuesByKey(messages));
      for (const { key, partition } of found) expect(partition).toBe(topics.partitionOf(key, 3));
      const [first] = found.filter(({ key }) => key === 'H-0');
      expect(first).toMatchObject(messages[0]!);
      expect(Math.abs(Date.parse(first!.writtenAt) - Date.now())).toBeLessThan(60_000);
      const offsets = found.filter(({ partition }) => partition === 0).map(({ offset }) => offset);
      expect(offsets.every((offset, n) => n === 0 || offset > offsets[n - 1]!)).toBe(true);
    });

    it('tells the last record of each partition that has one', async () => {
      const [one, other] = [await created(), await created()];
      expect(await topics.tails([one.name, other.name])).toStrictEqual([]);
      const publisher = await topics.openPublisher(`${one.name}-publisher`);
      await publisher.publish([message(other.name, 'H-1', 'lone'), ...numbered(one.name, 5, 1)]);
      for (const value of ['5', '6', '7']) await publisher.publish([message(one.name, 'H-0', value)]);
      await allOf(topics, { topic: one.name, count: 8 });
      await allOf(topics, { topic: other.name, count: 1 });
      const found = await topics.tails([one.name, other.name]);
      const byTopic = [...found].sort((a, b) => (a.topic === one.name ? -1 : b.topic === one.name ? 1 : 0));
      expect(byTopic).toMatchObject([message(one.name, 'H-0', '7'), message(other.name, 'H-1', 'lone')]);
      expect(byTopic[0]).toStrictEqual((await all(topics.read(one.name))).at(-1));
    });

    it('publishes all or nothing, and refuses what is too large before anything', async () => {
      const [one, other] = [await created(), await created()];
      const publisher = await topics.openPublisher(`${one.name}-publisher`);
      const large = message(other.name, 'H-9', 'x'.repeat(20_001));
      await expect(
        publisher.publish([message(one.name, 'H-1', '0'), large, message(one.name, 'H-1', '1')]),
      ).rejects.toMatchObject({ code: 'message-too-large', topic: other.name, key: 'H-9', maxBytes: 20_000 });
      expect(await all(topics.read(one.name))).toStrictEqual([]);
      const fitting = Array.from({ length: 9 }, () => message(one.name, 'H-1', 'y'.repeat(9_000)));
      await publisher.publish([...fitting, message(other.name, 'H-1')]);
      expect(await allOf(topics, { topic: one.name, count: 9 })).toHaveLength(9);
      expect(await allOf(topics, { topic: other.name, count: 1 })).toHaveLength(1);
    });

    it('puts a publisher out of action when another one takes its name', async () => {
      const { name } = await created();
      const other = under.open();
      const [first, neighbour] = [
        await topics.openPublisher(`${name}-a`),
        await topics.openPublisher(`${name}-b`),
      ];
      await first.publish([message(name, 'H-1', '0')]);
      const second = await other.openPublisher(`${name}-a`);
      const fenced = { code: 'publisher-fenced' };
      await expect(first.publish([message(name, 'H-1', 'late')])).rejects.toMatchObject(fenced);
      await second.publish([message(name, 'H-1', '1')]);
      await expect(first.publish([message(name, 'H-1', 'late')])).rejects.toMatchObject(fenced);
      await neighbour.publish([message(name, 'H-1', '2')]);
      const found = await allOf(topics, { topic: name, count: 3 });
      expect(valuesByKey(found)).toStrictEqual({ 'H-1': ['0', '1', '2'] });
      await other.close();
    });

    it('publishes nothing more when it is closed', async () => {
      const { name } = await created();
      const publisher = await topics.openPublisher(`${name}-publisher`);
      await publisher.close();
      await expect(publisher.publish([message(name, 'H-1')])).rejects.toMatchObject({
        code: 'publication-unknown',
      });
    });

    it('shows who looks on what comes from now on, until they look away', async () => {
      const { name } = await created();
      const publisher = await topics.openPublisher(`${name}-publisher`);
      await publisher.publish([message(name, 'H-1', 'before')]);
      const looking = new AbortController();
      const seen: string[] = [];
      const watching = (async () => {
        for await (const { value } of topics.watch(name, looking.signal)) seen.push(value);
      })();
      let n = 0;
      await until(async () => {
        await publisher.publish([message(name, 'H-1', String(n++))]);
        return seen.length >= 3;
      });
      looking.abort();
      await watching;
      const from = Number(seen[0]);
      expect(seen).toStrictEqual(seen.map((_, at) => String(from + at)));
    });

    it('shows what stands there first when it is asked to', async () => {
      const { name } = await created(1);
      const publisher = await topics.openPublisher(`${name}-publisher`);
      await publisher.publish([message(name, 'H-1', '0'), message(name, 'H-1', '1')]);
      const looking = new AbortController();
      const seen: string[] = [];
      for await (const { value } of topics.watch(name, looking.signal, 'start')) {
        seen.push(value);
        if (seen.length === 2) await publisher.publish([message(name, 'H-1', '2')]);
        if (seen.length === 3) looking.abort();
      }
      expect(seen).toStrictEqual(['0', '1', '2']);
    });

    describeFollowing(() => ({ under, topics }));
  });
};
