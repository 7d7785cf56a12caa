import { randomUUID } from 'node:crypto';
import type { Clock } from '@hoso/kernel';
import { PublicationUnknown, PublisherFenced } from '../errors';
import { partitionOf } from '../partition-of';
import type { Publisher, TopicMessage } from '../port';
import { refuseTooLarge } from '../record-bytes';
import { batchLines } from './batch-lines';
import type { TopicFile } from './topic-file';
import type { Append, TopicsFolder } from './topics-folder';
import { readWhole, writeWhole } from '../files/write-whole';

export interface LocalPublisherParts {
  readonly name: string;
  readonly folder: TopicsFolder;
  readonly clock: Clock;
}

const groupedByTopic = (messages: readonly TopicMessage[]): ReadonlyMap<string, readonly TopicMessage[]> => {
  const topics = new Map<string, TopicMessage[]>();
  for (const message of messages) {
    const own = topics.get(message.topic) ?? [];
    own.push(message);
    topics.set(message.topic, own);
  }
  return topics;
};

/** Publishes while it holds the name: whoever opened it last. */
export class LocalPublisher implements Publisher {
  private last: Promise<unknown> = Promise.resolve();
  private ended: Error | undefined;

  private constructor(
    private readonly parts: LocalPublisherParts,
    private readonly holder: string,
  ) {}

  static async open(parts: LocalPublisherParts): Promise<LocalPublisher> {
    const holder = randomUUID();
    const { folder, name } = parts;
    await folder.exclusively(() => writeWhole(folder.stateFile('publishers', name), holder));
    return new LocalPublisher(parts, holder);
  }

  publish(messages: readonly TopicMessage[]): Promise<void> {
    const turn = this.last.then(() => this.publishNow(messages));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** What is being published ends first: it takes no longer than the disk does. */
  async close(): Promise<void> {
    this.ended ??= new PublicationUnknown(this.parts.name);
    await this.last;
  }

  private async publishNow(messages: readonly TopicMessage[]): Promise<void> {
    if (this.ended) throw this.ended;
    const byTopic = groupedByTopic(messages);
    const files = await Promise.all([...byTopic.keys()].map((topic) => this.parts.folder.topic(topic)));
    refuseTooLarge(messages, new Map(files.map(({ head }) => [head.topic, head.maxMessageBytes])));
    await this.parts.folder.exclusively(async () => {
      await this.requireHeld();
      await this.parts.folder.expire(this.parts.clock.now());
      await this.append(await Promise.all(files.map((file) => this.appendOf(file, byTopic))));
    });
  }

  private async requireHeld(): Promise<void> {
    const { folder, name } = this.parts;
    if ((await readWhole(folder.stateFile('publishers', name))) === this.holder) return;
    this.ended = new PublisherFenced(name);
    throw this.ended;
  }

  private async appendOf(
    file: TopicFile,
    byTopic: ReadonlyMap<string, readonly TopicMessage[]>,
  ): Promise<Append> {
    const { topic, partitions } = file.head;
    const { end, ends } = await file.committed();
    const place = {
      at: end,
      ends,
      writtenAt: this.parts.clock.now(),
      partitionOf: (key: string) => partitionOf(key, partitions),
    };
    return { topic, at: end, lines: batchLines(byTopic.get(topic) ?? [], place) };
  }

  private async append(appends: readonly Append[]): Promise<void> {
    try {
      await this.parts.folder.append(appends);
    } catch (cause) {
      this.ended = new PublicationUnknown(this.parts.name, { cause });
      throw this.ended;
    }
  }
}
