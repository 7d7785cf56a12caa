import { setMaxListeners } from 'node:events';
import { pause } from '../pause';
import type { Follower, Following } from '../port';
import type { Changes } from './changes';
import type { Claim } from './claims';
import { PartitionWorker } from './partition-worker';
import type { TopicFile } from './topic-file';
import type { TopicsFolder } from './topics-folder';

const LOOK_MS = 100;
const AGAIN_MS = 1_000;

interface Share {
  readonly file: TopicFile;
  readonly partition: number;
}

interface Work {
  stop(): void;
  readonly done: Promise<void>;
}

export interface FollowingParts {
  readonly folder: TopicsFolder;
  readonly changes: Changes;
  readonly follower: Follower;
}

/**
 * A member of a group. Members see each other’s claims and take turns at the partitions; one hands a partition over when
 * its handler has returned, and whoever gets it waits for that.
 */
export class LocalFollowing implements Following {
  private readonly stopping = new AbortController();
  private readonly working = new Map<string, Work>();
  private readonly done: Promise<void>;

  constructor(private readonly parts: FollowingParts) {
    const { folder, follower } = parts;
    this.done = this.run(folder.claims.lay(`member of ${follower.group}`));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(member: Claim): Promise<void> {
    const { signal } = this.stopping;
    const { follower } = this.parts;
    while (!signal.aborted) {
      try {
        this.take(await this.shareOf(member));
        await pause(LOOK_MS, signal);
      } catch (error) {
        follower.onFault(error);
        await pause(AGAIN_MS, signal);
      }
    }
    const ending = [...this.working.values()];
    for (const work of ending) work.stop();
    await Promise.all(ending.map(({ done }) => done));
    member.withdraw();
  }

  private async shareOf(member: Claim): Promise<ReadonlyMap<string, Share>> {
    const { folder, follower } = this.parts;
    const members = folder.claims.living(`member of ${follower.group}`);
    const files = await Promise.all(follower.topics.map((topic) => folder.topic(topic)));
    const all = files.flatMap((file) =>
      Array.from({ length: file.head.partitions }, (_, partition) => ({ file, partition })),
    );
    const own = members.indexOf(member.id);
    return new Map(
      all
        .filter((_, n) => n % members.length === own)
        .map((share) => [`${follower.group} at ${share.file.head.topic}/${share.partition}`, share]),
    );
  }

  private take(shares: ReadonlyMap<string, Share>): void {
    for (const [name, work] of this.working) if (!shares.has(name)) work.stop();
    for (const [name, share] of shares) {
      if (this.working.has(name)) continue;
      const claim = this.parts.folder.claims.tryOnly(name);
      if (claim) this.working.set(name, this.begin(name, share, claim));
    }
  }

  private begin(name: string, share: Share, claim: Claim): Work {
    const stopping = new AbortController();
    setMaxListeners(0, stopping.signal); // each record a handler holds may wait for it
    const done = new PartitionWorker({ ...this.parts, ...share })
      .run(stopping.signal)
      .catch((error: unknown) => this.parts.follower.onFault(error))
      .finally(() => {
        claim.withdraw();
        this.working.delete(name);
      });
    return { done, stop: () => stopping.abort() };
  }
}
