import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigResourceTypes } from 'kafkajs';
import { MortalBroker } from '@hoso/kafka-broker';
import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { PublicationUnknown } from '../errors';
import type { Publisher } from '../port';
import { all, allOf, message, newTopic, until, valuesByKey } from '../testing/messages';
import { kafkaClient, transactionalProducer } from './kafka-client';
import { KafkaTopics } from './kafka-topics';

const CHARGE = 600;
const CHARGES = 60;

describeOnKafka('the adapter of topics', (brokers) => {
  let topics: KafkaTopics;
  beforeAll(() => {
    topics = new KafkaTopics(brokers);
  });
  afterAll(() => topics.close());

  it('finds the last committed record behind aborted ones, and does not wait for open transactions', async () => {
    const spec = newTopic(1);
    await topics.create([spec]);
    const publisher = await topics.openPublisher(spec.name);
    await publisher.publish([message(spec.name, 'H-1', 'kept')]);
    const producer = transactionalProducer(kafkaClient(brokers), `${spec.name}-raw`);
    await producer.connect();
    for (const _ of [1, 2, 3]) {
      const aborted = await producer.transaction();
      const messages = Array.from({ length: 200 }, () => ({ key: 'H-1', value: 'aborted' }));
      await aborted.send({ topic: spec.name, messages });
      await aborted.abort();
    }
    const open = await producer.transaction();
    await open.send({ topic: spec.name, messages: [{ key: 'H-1', value: 'open' }] });
    expect(await topics.tails([spec.name])).toMatchObject([{ value: 'kept', offset: 0n }]);
    expect(await all(topics.read(spec.name))).toMatchObject([{ value: 'kept' }]);
    await open.commit();
    await allOf(topics, { topic: spec.name, count: 2 });
    expect(await topics.tails([spec.name])).toMatchObject([{ value: 'open' }]);
    await producer.disconnect();
  });

  it('leaves no connection behind: of a publisher that was replaced, nor of what was under way', async () => {
    const connections = () => process.getActiveResourcesInfo().filter((it) => it === 'TCPSocketWrap').length;
    const before = connections();
    const own = new KafkaTopics(brokers);
    const spec = newTopic(1);
    await own.create([spec]);
    await own.openPublisher(spec.name);
    const publisher = await own.openPublisher(spec.name);
    await publisher.publish([message(spec.name, 'H-1', 'kept')]);
    const lost = publisher.publish([message(spec.name, 'H-1', 'given up')]);
    const isUnknown = expect(lost).rejects.toBeInstanceOf(PublicationUnknown);
    await sleep(2);
    await own.close();
    await isUnknown;
    await sleep(1_000); // in which kafkajs connects anew for what it was at
    await until(() => Promise.resolve(connections() === before));
  });

  it('knows no lag of a group behind which only aborted records stand', async () => {
    const spec = newTopic(1);
    await topics.create([spec]);
    const following = topics.follow({
      group: spec.name,
      topics: [spec.name],
      onRecords: () => Promise.resolve(),
      onFault: () => undefined,
    });
    await (await topics.openPublisher(spec.name)).publish([message(spec.name, 'H-1', 'kept')]);
    const behind = async () => (await topics.lag(spec.name, [spec.name]))[0]!.behind;
    await until(async () => (await behind()) === 0n);
    const producer = transactionalProducer(kafkaClient(brokers), `${spec.name}-raw`);
    await producer.connect();
    const aborted = await producer.transaction();
    await aborted.send({ topic: spec.name, messages: [{ key: 'H-1', value: 'aborted' }] });
    await aborted.abort();
    await until(async () => (await topics.lag('contract-newcomer', [spec.name]))[0]!.behind === 4n);
    await until(async () => (await behind()) === 0n);
    await following.stop();
    await producer.disconnect();
  });

  it('undoes what a predecessor left open', async () => {
    const spec = newTopic(1);
    await topics.create([spec]);
    const producer = transactionalProducer(kafkaClient(brokers), spec.name);
    await producer.connect();
    const left = await producer.transaction();
    await left.send({ topic: spec.name, messages: [{ key: 'H-1', value: 'left' }] });
    const publisher = await topics.openPublisher(spec.name);
    await publisher.publish([message(spec.name, 'H-1', 'next')]);
    await expect(left.commit()).rejects.toThrow();
    expect(await allOf(topics, { topic: spec.name, count: 1 })).toMatchObject([{ value: 'next' }]);
    expect(await topics.tails([spec.name])).toMatchObject([{ value: 'next' }]);
    await producer.disconnect();
  });

  it('never takes new messages for repeats of failed ones: the first failure ends the publisher', async () => {
    const spec = newTopic(3);
    await topics.create([spec]);
    const keys = ['H-0', 'H-1', 'H-2', 'H-3', 'H-4', 'H-5'];
    const [small, large] = [0, 1].map((partition) =>
      keys.find((key) => topics.partitionOf(key, 3) === partition)!,
    ) as [string, string];
    const publisher = await topics.openPublisher(spec.name);
    await publisher.publish([message(spec.name, small, 'first')]);
    const admin = kafkaClient(brokers).admin();
    const configEntries = [{ name: 'max.message.bytes', value: '1000' }];
    const resource = { type: ConfigResourceTypes.TOPIC, name: spec.name, configEntries };
    await admin.alterConfigs({ resources: [resource], validateOnly: false });
    await admin.disconnect();
    const failing = [message(spec.name, small, 'a'), message(spec.name, large, 'x'.repeat(5_000))];
    const unknown = { code: 'publication-unknown' };
    await expect(publisher.publish(failing)).rejects.toMatchObject(unknown);
    await expect(publisher.publish([message(spec.name, small, 'b')])).rejects.toMatchObject(unknown);
    await publisher.close();
    await (await topics.openPublisher(spec.name)).publish([message(spec.name, small, 'b')]);
    const found = await allOf(topics, { topic: spec.name, count: 2 });
    expect(valuesByKey(found)).toStrictEqual({ [small]: ['first', 'b'] });
  });

  it('takes messages whose sum is far beyond what a batch may hold', async () => {
    const spec = newTopic(1);
    await topics.create([spec]);
    const publisher = await topics.openPublisher(spec.name);
    await publisher.publish(
      Array.from({ length: 40 }, (_, n) => message(spec.name, 'H-1', String(n).padEnd(7_000))),
    );
    const found = await allOf(topics, { topic: spec.name, count: 40 });
    expect(found.map(({ value }) => Number(value))).toStrictEqual([...Array(40).keys()]);
  });
});

describeOnKafka('topics whose broker is killed', () => {
  jest.setTimeout(180_000);
  let broker: MortalBroker;
  let topics: KafkaTopics;
  beforeAll(async () => {
    broker = await MortalBroker.start();
    topics = new KafkaTopics([broker.brokers]);
  });
  afterAll(async () => {
    await topics.close();
    await broker.dispose();
  });

  /** Publishes numbers in order; after any failure it opens the publisher anew and goes on behind the tail. */
  const publishAll = async (topic: string, progress: { charges: number; failures: number }) => {
    let publisher: Publisher | undefined;
    for (let next = 0; next < CHARGES * CHARGE;) {
      try {
        if (!publisher) {
          publisher = await topics.openPublisher(topic);
          next = Number((await topics.tails([topic]))[0]?.value ?? -1) + 1;
        }
        const numbers = Array.from({ length: CHARGE - (next % CHARGE) }, (_, n) => next + n);
        await publisher.publish(numbers.map((n) => message(topic, 'H-1', String(n))));
        next += numbers.length;
        progress.charges = next / CHARGE;
      } catch {
        progress.failures += 1;
        await publisher?.close();
        publisher = undefined;
      }
    }
  };

  it('hold everything once, in order, and followers go on', async () => {
    const spec = newTopic(1);
    await topics.create([spec]);
    const seen = new Set<string>();
    const following = topics.follow({
      group: spec.name,
      topics: [spec.name],
      onRecords: (records) => Promise.resolve(records.forEach(({ value }) => seen.add(value))),
      onFault: () => undefined,
    });
    const progress = { charges: 0, failures: 0 };
    const publishing = publishAll(spec.name, progress);
    for (const [charges, failures] of [
      [5, 0],
      [30, 1],
    ] as const) {
      await until(() => progress.charges >= charges);
      await broker.kill();
      await until(() => progress.failures >= failures);
      await broker.restart();
    }
    await publishing;
    const expected = Array.from({ length: CHARGES * CHARGE }, (_, n) => String(n));
    const found = await allOf(topics, { topic: spec.name, count: expected.length });
    expect(valuesByKey(found)).toStrictEqual({ 'H-1': expected });
    await until(() => seen.size === expected.length);
    await following.stop();
  });

  it('say within seconds that it is away', async () => {
    await broker.kill();
    const unavailable = { code: 'topics-unavailable' };
    await expect(topics.tails(['any'])).rejects.toMatchObject(unavailable);
    await expect(topics.openPublisher('any')).rejects.toMatchObject(unavailable);
    await broker.restart();
    await topics.openPublisher('any');
  });
});
