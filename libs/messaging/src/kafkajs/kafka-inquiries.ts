import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigResourceTypes, type Admin, type Kafka } from 'kafkajs';
import { TopicUnknown } from '../errors';
import type { TopicOverview } from '../port';
import { faultOf, isLeaderMissing } from './kafka-faults';
import type { Extent } from './kafka-tails';

export const LIMIT = 'max.message.bytes';

const LED_WITHIN_MS = 10_000;
const LED_POLL_MS = 50;

/** What is asked of the broker about topics and groups; connects at the first question. @throws TopicsUnavailable */
export class KafkaInquiries {
  private readonly limits = new Map<string, number>();
  private admin: Promise<Admin> | undefined;

  constructor(private readonly kafka: Kafka) {}

  /** All but Kafka’s own, by name. */
  async topics(): Promise<readonly TopicOverview[]> {
    const names = await this.ask((admin) => admin.listTopics());
    return this.overview(names.filter((name) => !name.startsWith('__')));
  }

  /** @throws TopicUnknown */
  async partitionsOf(topic: string): Promise<number> {
    await this.requireKnown([topic]);
    const [overview] = await this.overview([topic]);
    return overview!.partitions;
  }

  /** @throws TopicUnknown */
  async extentsOf(topics: readonly string[]): Promise<readonly Extent[]> {
    await this.requireKnown(topics);
    const extents = topics.map(async (topic) => {
      const partitions = await this.ask((admin) => admin.fetchTopicOffsets(topic));
      return partitions.map(({ partition, low, high }) => {
        return { topic, partition, from: BigInt(low), to: BigInt(high) };
      });
    });
    return (await Promise.all(extents)).flat();
  }

  /** The largest batch of each topic, in bytes; asked once. @throws TopicUnknown */
  async limitsOf(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const asked = topics.filter((topic) => !this.limits.has(topic));
    if (asked.length > 0) await this.requireKnown(asked);
    for (const topic of asked) this.limits.set(topic, await this.limitOf(topic));
    return this.limits;
  }

  /** Where a group goes on, by `topic/partition`; -1 where it has no place. */
  async placesOf(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const kept = await this.ask((admin) => admin.fetchOffsets({ groupId: group, topics: [...topics] }));
    const places = kept.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)] as const),
    );
    return new Map(places);
  }

  async ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    this.admin ??= this.connect();
    const latest = performance.now() + LED_WITHIN_MS;
    for (;;) {
      try {
        return await question(await this.admin);
      } catch (error) {
        if (!isLeaderMissing(error) || performance.now() > latest) throw faultOf(error);
        await sleep(LED_POLL_MS);
      }
    }
  }

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    await admin?.disconnect();
  }

  private async overview(topics: string[]): Promise<readonly TopicOverview[]> {
    if (topics.length === 0) return [];
    const metadata = await this.ask((admin) => admin.fetchTopicMetadata({ topics }));
    return metadata.topics
      .map(({ name, partitions }) => ({ name, partitions: partitions.length }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private async limitOf(topic: string): Promise<number> {
    const resource = { type: ConfigResourceTypes.TOPIC, name: topic, configNames: [LIMIT] };
    const { resources } = await this.ask((admin) =>
      admin.describeConfigs({ resources: [resource], includeSynonyms: false }),
    );
    return Number(resources[0]!.configEntries[0]!.configValue);
  }

  /** Asked of a topic that it does not know, kafkajs tries for seconds. */
  private async requireKnown(topics: readonly string[]): Promise<void> {
    const known = await this.ask((admin) => admin.listTopics());
    const unknown = topics.find((topic) => !known.includes(topic));
    if (unknown !== undefined) throw new TopicUnknown(unknown);
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      this.admin = undefined;
      throw error;
    }
  }
}
