import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, ITopicConfig, Kafka } from 'kafkajs';
import type { TopicSpec } from '@hoso/contracts';
import { partitionOf } from '../partition-of';
import { pause } from '../pause';
import { Topics } from '../port';
import type { Follower, Following, GroupLag, Publisher, TopicOverview, TopicRecord } from '../port';
import { kafkaClient, transactionalProducer } from './kafka-client';
import { faultOf, isNotLedYet } from './kafka-faults';
import { KafkaFollowing } from './kafka-following';
import { KafkaInquiries, LIMIT } from './kafka-inquiries';
import { KafkaPublisher } from './kafka-publisher';
import { lastRecords } from './kafka-tails';
import { scanPieces } from './partition-scan';
import { openInThread } from './thread/start-thread';

const DAY_MS = 86_400_000;
const WATCH_PAUSE_MS = 500;

const configOf = ({
  name,
  partitions,
  retentionDays,
  compacted,
  maxMessageBytes,
}: TopicSpec): ITopicConfig => ({
  topic: name,
  numPartitions: partitions,
  replicationFactor: -1,
  configEntries: [
    { name: 'retention.ms', value: retentionDays === 'forever' ? '-1' : String(retentionDays * DAY_MS) },
    { name: 'cleanup.policy', value: compacted ? 'compact' : 'delete' },
    { name: LIMIT, value: String(maxMessageBytes) },
  ],
});

const LED_WITHIN_MS = 30_000;
const LED_POLL_MS = 50;

/** Waits until every partition of some topics has a leader, which takes a moment after their creation. */
const untilLed = async (admin: Admin, topics: string[]): Promise<void> => {
  const latest = performance.now() + LED_WITHIN_MS;
  for (;;) {
    try {
      await admin.fetchTopicMetadata({ topics });
      return;
    } catch (error) {
      if (!isNotLedYet(error) || performance.now() > latest) throw error;
      await sleep(LED_POLL_MS);
    }
  }
};

export interface KafkaTopicsOptions {
  /** Whether each publisher has a thread of its own; needs compiled code. */
  readonly publishersApart?: boolean;
}

/** Topics of an Apache Kafka. What needs the broker gives up after some seconds without it, with TopicsUnavailable. */
export class KafkaTopics extends Topics {
  private readonly kafka: Kafka;
  private readonly closing = new AbortController();
  private readonly inquiries: KafkaInquiries;
  private readonly publishers = new Set<Publisher>();
  private readonly followings = new Set<Following>();

  constructor(
    private readonly brokers: readonly string[],
    private readonly options: KafkaTopicsOptions = {},
  ) {
    super();
    this.kafka = kafkaClient(brokers);
    this.inquiries = new KafkaInquiries(this.kafka);
  }

  async create(specs: readonly TopicSpec[]): Promise<void> {
    await this.inquiries.ask(async (admin) => {
      // Its own waiting fails where the broker has not heard of the topic yet.
      await admin.createTopics({ topics: specs.map(configOf), waitForLeaders: false });
      await untilLed(
        admin,
        specs.map(({ name }) => name),
      );
    });
  }

  list(): Promise<readonly TopicOverview[]> {
    return this.inquiries.topics();
  }

  partitionsOf(topic: string): Promise<number> {
    return this.inquiries.partitionsOf(topic);
  }

  partitionOf(key: string, partitions: number): number {
    return partitionOf(key, partitions);
  }

  async openPublisher(name: string): Promise<Publisher> {
    const { brokers, options } = this;
    const open = options.publishersApart ? openInThread({ brokers, name }) : this.openPublisherHere(name);
    const publisher = await open;
    this.publishers.add(publisher);
    return {
      publish: (messages) => publisher.publish(messages),
      close: async () => {
        this.publishers.delete(publisher);
        await publisher.close();
      },
    };
  }

  async tails(topics: readonly string[]): Promise<readonly TopicRecord[]> {
    const extents = await this.inquiries.extentsOf(topics);
    try {
      return await lastRecords(this.kafka, extents, this.closing.signal);
    } catch (error) {
      throw faultOf(error);
    }
  }

  async *read(topic: string): AsyncGenerator<TopicRecord> {
    const extents = await this.inquiries.extentsOf([topic]);
    const pieces = extents.filter(({ from, to }) => from < to);
    try {
      yield* scanPieces(this.kafka, pieces, this.closing.signal);
      this.closing.signal.throwIfAborted();
    } catch (error) {
      throw faultOf(error);
    }
  }

  async *watch(
    topic: string,
    signal: AbortSignal,
    begin: 'start' | 'now' = 'now',
  ): AsyncGenerator<TopicRecord> {
    const ending = AbortSignal.any([signal, this.closing.signal]);
    const extents = await this.inquiries.extentsOf([topic]);
    const places = new Map(
      extents.map(({ partition, from, to }) => [partition, begin === 'now' ? to : from]),
    );
    while (!ending.aborted) {
      const pieces = [...places].map(([partition, from]) => ({ topic, partition, from }));
      try {
        for await (const record of scanPieces(this.kafka, pieces, ending)) {
          places.set(record.partition, record.offset + 1n);
          yield record;
        }
      } catch {
        await pause(WATCH_PAUSE_MS, ending);
      }
    }
  }

  follow(follower: Follower): Following {
    const following = new KafkaFollowing(this.kafka, follower);
    this.followings.add(following);
    return following;
  }

  async lag(group: string, topics: readonly string[]): Promise<GroupLag> {
    const extents = await this.inquiries.extentsOf(topics);
    const places = await this.inquiries.placesOf(group, topics);
    return extents.map(({ topic, partition, from, to }) => {
      const place = places.get(`${topic}/${partition}`) ?? -1n;
      return { topic, partition, behind: to - (place > from ? place : from) };
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([...this.followings].map((following) => following.stop()));
    await Promise.all([...this.publishers].map((publisher) => publisher.close()));
    await this.inquiries.close();
  }

  private async openPublisherHere(name: string): Promise<Publisher> {
    const producer = transactionalProducer(this.kafka, name);
    try {
      const limitsOf = (topics: readonly string[]) => this.inquiries.limitsOf(topics);
      return await KafkaPublisher.open({ name, producer, limitsOf });
    } catch (error) {
      throw faultOf(error);
    }
  }
}
