import type { TopicSpec } from '@hoso/contracts';
import type { Clock } from '@hoso/kernel';
import { partitionOf } from '../partition-of';
import { Topics } from '../port';
import type { Follower, Following, GroupLag, Publisher, TopicOverview, TopicRecord } from '../port';
import { Changes } from './changes';
import { LocalFollowing } from './local-following';
import { LocalPublisher } from './local-publisher';
import { placeOf } from './partition-worker';
import { TopicsFolder } from './topics-folder';

/** Topics in files of one folder, shared by processes of one machine. What expired goes when somebody publishes. */
export class LocalTopics extends Topics {
  private readonly folder: TopicsFolder;
  private readonly changes: Changes;
  private readonly closing = new AbortController();
  private readonly publishers = new Map<string, Publisher>();
  private readonly followings = new Set<Following>();

  constructor(
    path: string,
    private readonly clock: Clock,
  ) {
    super();
    this.folder = new TopicsFolder(path);
    this.changes = new Changes(path);
  }

  async create(specs: readonly TopicSpec[]): Promise<void> {
    for (const spec of specs) await this.folder.create(spec);
  }

  async list(): Promise<readonly TopicOverview[]> {
    const names = await this.folder.names();
    return Promise.all(names.map(async (name) => ({ name, partitions: await this.partitionsOf(name) })));
  }

  async partitionsOf(topic: string): Promise<number> {
    return (await this.folder.topic(topic)).head.partitions;
  }

  partitionOf(key: string, partitions: number): number {
    return partitionOf(key, partitions);
  }

  async openPublisher(name: string): Promise<Publisher> {
    const publisher = await LocalPublisher.open({ name, folder: this.folder, clock: this.clock });
    this.publishers.set(name, publisher);
    return publisher;
  }

  async tails(topics: readonly string[]): Promise<readonly TopicRecord[]> {
    const files = await Promise.all(topics.map((topic) => this.folder.topic(topic)));
    return (await Promise.all(files.map((file) => file.tails()))).flat();
  }

  async *read(topic: string): AsyncGenerator<TopicRecord> {
    const file = await this.folder.topic(topic);
    const { end } = await file.committed();
    for await (const { record } of file.records(0, end)) yield record;
  }

  async *watch(
    topic: string,
    signal: AbortSignal,
    begin: 'start' | 'now' = 'now',
  ): AsyncGenerator<TopicRecord> {
    const ending = AbortSignal.any([signal, this.closing.signal]);
    const file = await this.folder.topic(topic);
    let from = begin === 'now' ? (await file.committed()).end : 0;
    while (!ending.aborted) {
      const seen = this.changes.seen();
      const { end } = await file.committed();
      if (end === from) await this.changes.beyond(seen, ending);
      for await (const { record } of file.records(from, end)) yield record;
      from = end;
    }
  }

  follow(follower: Follower): Following {
    const { folder, changes } = this;
    const following = new LocalFollowing({ folder, changes, follower });
    this.followings.add(following);
    return following;
  }

  async lag(group: string, topics: readonly string[]): Promise<GroupLag> {
    const files = await Promise.all(topics.map((topic) => this.folder.topic(topic)));
    const lags = files.map(async (file) => {
      const { topic } = file.head;
      const { ends } = await file.committed();
      const begins = await file.begins();
      const places = await Promise.all(ends.map((_, n) => placeOf(this.folder, group, [topic, n])));
      return ends.map(([next], n) => {
        const from = Math.max(places[n]!.next, begins[n]!);
        return { topic, partition: n, behind: BigInt(next - from) };
      });
    });
    return (await Promise.all(lags)).flat();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([...this.followings].map((following) => following.stop()));
    await Promise.all([...this.publishers.values()].map((publisher) => publisher.close()));
    this.changes.close();
  }
}
