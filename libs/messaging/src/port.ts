import type { Instant } from '@hoso/kernel';
import type { TopicSpec } from '@hoso/contracts';

/** One record to be published; the key decides the partition, and with it the order. */
export interface TopicMessage {
  readonly topic: string;
  readonly key: string;
  /** Usually a CloudEvent as JSON; a dead letter may carry any text. */
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What stands in a topic and is not text in UTF-8; only others than Hoso write such. */
export interface NotText {
  /** null: there is none. */
  readonly key?: Buffer | null;
  /** null: there is none. */
  readonly value?: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer>>;
}

/** One record as it stands in a topic; `offset` grows within a partition, not always by one. */
export interface TopicRecord extends TopicMessage {
  readonly partition: number;
  readonly offset: bigint;
  readonly writtenAt: Instant;
  /** Absent where the texts say all; otherwise they are the nearest to these bytes, and empty for what is not there. */
  readonly notText?: NotText;
}

/** The publishing side under one name; a second publisher under the name puts the first one out of action. */
export interface Publisher {
  /**
   * Publishes all or none, in this order within each partition, and returns when every replica has them. Calls are
   * served one after the other.
   * @throws PublisherFenced when another one took over the name
   * @throws PublicationUnknown when they may or may not stand there: open the publisher anew and read the tails
   * @throws MessageTooLarge, TopicUnknown, TopicsUnavailable: nothing was published and the publisher goes on
   */
  publish(messages: readonly TopicMessage[]): Promise<void>;
  /** Gives up what is being published, which is unknown then. */
  close(): Promise<void>;
}

/** A member of a group that shares the partitions of some topics between its members. */
export interface Follower {
  /** The group, whose place is kept in the topics themselves. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Handles records of one partition in order; partitions side by side. They count as handled when it returns; when it
   * throws, the same records come again after a pause, however often: it must be repeatable.
   */
  onRecords(records: readonly TopicRecord[], signal: AbortSignal): Promise<void>;
  /** Told of each failure that is overcome by trying again. */
  onFault(error: unknown): void;
}

/** A running follower. */
export interface Following {
  /** Resolves when the last handler has returned and its place is kept. */
  stop(): Promise<void>;
}

/** How far a group is behind the end of a topic, by partition, in offsets: with gaps between records that is more. */
export type GroupLag = readonly {
  readonly topic: string;
  readonly partition: number;
  readonly behind: bigint;
}[];

/** A topic as it stands. */
export interface TopicOverview {
  readonly name: string;
  readonly partitions: number;
}

/**
 * Topics, whoever keeps them: Apache Kafka, or files. Without its broker everything but `watch` and `follow` gives up
 * after some seconds. @throws TopicsUnavailable
 */
export abstract class Topics {
  /** Creates what is missing; what exists stays as it is. */
  abstract create(specs: readonly TopicSpec[]): Promise<void>;

  /** Every topic, by name. */
  abstract list(): Promise<readonly TopicOverview[]>;

  /** How many partitions a topic has. @throws TopicUnknown */
  abstract partitionsOf(topic: string): Promise<number>;

  /** The partition of a key among so many: that of Kafka's own clients (murmur2). */
  abstract partitionOf(key: string, partitions: number): number;

  /** Takes the name over from whoever has it, for good, and undoes what they left uncommitted. */
  abstract openPublisher(name: string): Promise<Publisher>;

  /** The last committed record of every partition that has one. @throws TopicUnknown */
  abstract tails(topics: readonly string[]): Promise<readonly TopicRecord[]>;

  /**
   * The committed records of a topic up to its present end, in order within each partition. What was acknowledged a moment ago
   * may stand behind it: Kafka marks a transaction after it has acknowledged it. Whoever opens a publisher of the same name finds
   * all of it there. @throws TopicUnknown
   */
  abstract read(topic: string): AsyncIterable<TopicRecord>;

  /**
   * Committed records as they come, for people who look on; from the first one or (the default) from now on. Ends with the
   * signal, and waits for whoever keeps the topics to come back. @throws TopicUnknown, TopicsUnavailable at the beginning
   */
  abstract watch(topic: string, signal: AbortSignal, from?: 'start' | 'now'): AsyncIterable<TopicRecord>;

  /** Begins at a group's place, or at the first record where it has none. */
  abstract follow(follower: Follower): Following;

  abstract lag(group: string, topics: readonly string[]): Promise<GroupLag>;

  abstract close(): Promise<void>;
}
