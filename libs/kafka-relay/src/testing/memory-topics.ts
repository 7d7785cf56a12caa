import type { TopicSpec } from '@hoso/contracts';
import { instantFromMs } from '@hoso/kernel';
import type { Publisher, TopicMessage, TopicRecord } from '@hoso/messaging';
import type { RelayTopics } from '../index';

/** What becomes of a publication: `lost-answer` stands there, `unknown` does not, and nobody knows in either case. */
export type PublishFate = 'published' | 'refused' | 'lost-answer' | 'unknown';

/** Topics in memory, whose publications end as they are told to. */
export class MemoryTopics implements RelayTopics {
  readonly records = new Map<string, TopicRecord[][]>();
  private publisher = 0;

  constructor(private readonly fate: () => PublishFate = () => 'published') {}

  create(specs: readonly TopicSpec[]): Promise<void> {
    for (const { name, partitions } of specs)
      if (!this.records.has(name))
        this.records.set(
          name,
          Array.from({ length: partitions }, () => []),
        );
    return Promise.resolve();
  }

  partitionsOf(topic: string): Promise<number> {
    return Promise.resolve(this.records.get(topic)!.length);
  }

  partitionOf(key: string, partitions: number): number {
    return [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % partitions;
  }

  openPublisher(): Promise<Publisher> {
    const own = ++this.publisher;
    let isDead = false;
    const publish = async (messages: readonly TopicMessage[]): Promise<void> => {
      await Promise.resolve();
      if (own !== this.publisher || isDead) throw new Error('fenced');
      const fate = this.fate();
      if (fate === 'published' || fate === 'lost-answer') this.append(messages);
      if (fate === 'published') return;
      isDead = true;
      throw new Error(fate);
    };
    const close = (): Promise<void> => Promise.resolve(void (isDead = true));
    return Promise.resolve({ publish, close });
  }

  tails(topics: readonly string[]): Promise<readonly TopicRecord[]> {
    const tails = topics.flatMap((topic) => this.records.get(topic)!.map((partition) => partition.at(-1)));
    return Promise.resolve(tails.filter((tail) => tail !== undefined));
  }

  async *read(topic: string): AsyncGenerator<TopicRecord> {
    for (const partition of this.records.get(topic)!)
      for (const record of partition) yield await Promise.resolve(record);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private append(messages: readonly TopicMessage[]): void {
    for (const message of messages) {
      const partitions = this.records.get(message.topic)!;
      const partition = this.partitionOf(message.key, partitions.length);
      const offset = BigInt(partitions[partition]!.length);
      partitions[partition]!.push({ ...message, partition, offset, writtenAt: instantFromMs(0) });
    }
  }
}
