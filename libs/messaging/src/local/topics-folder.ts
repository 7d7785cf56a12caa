import { link, readdir, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TopicSpec } from '@hoso/contracts';
import { epochMs, type Instant } from '@hoso/kernel';
import { TopicUnknown } from '../errors';
import { markLine } from './batch-lines';
import { Claims } from './claims';
import { dropExpired } from './expiry';
import { TopicFile } from './topic-file';
import { readWhole, writeWhole } from '../files/write-whole';

/** What is appended to one topic, from a place in its file on, in bytes. */
export interface Append {
  readonly topic: string;
  readonly at: number;
  readonly lines: Buffer;
}

interface StoredAppend {
  readonly topic: string;
  readonly at: number;
  readonly lines: string;
}

const DAY_MS = 86_400_000;
const LOOK_FOR_EXPIRED_MS = 3_600_000;
const ENDING = '.ndjson';
const NAME = /^[\w.-]{1,249}$/;

/** The folder of the topic files: who may write, and that a publication to several topics is whole. */
export class TopicsFolder {
  readonly claims: Claims;
  private readonly files = new Map<string, TopicFile>();
  /** Of the topics that this process created, or found when it wanted to. */
  private readonly retentionMs = new Map<string, number>();
  private lookedForExpiredAt = Number.NEGATIVE_INFINITY;

  constructor(readonly path: string) {
    this.claims = new Claims(join(path, 'state', 'claims'));
  }

  /** A file of what is known beside the records. */
  stateFile(...names: readonly string[]): string {
    return join(this.path, 'state', ...names.map(encodeURIComponent));
  }

  /** @throws TopicUnknown */
  async topic(name: string): Promise<TopicFile> {
    const file =
      this.files.get(name) ?? (NAME.test(name) ? await TopicFile.open(this.fileOf(name)) : undefined);
    if (!file) throw new TopicUnknown(name);
    this.files.set(name, file);
    return file;
  }

  async names(): Promise<readonly string[]> {
    const found = await readdir(this.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return found
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .sort();
  }

  /** Makes the file of a topic in one step, unless there is one. */
  async create({ name, partitions, maxMessageBytes, retentionDays }: TopicSpec): Promise<void> {
    if (!NAME.test(name)) throw new RangeError(`${name} cannot be the name of a topic`);
    if (retentionDays !== 'forever') this.retentionMs.set(name, retentionDays * DAY_MS);
    mkdirSync(this.path, { recursive: true });
    const head = JSON.stringify({ topic: name, partitions, maxMessageBytes });
    const draft = join(this.path, `${name}.${randomUUID()}`);
    await writeFile(draft, `${head}\n${markLine(Array.from({ length: partitions }, () => [0, -1]))}`, {
      flush: true,
    });
    try {
      await link(draft, this.fileOf(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Does work that nobody else does meanwhile, after what a process began and did not finish. */
  async exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const claim = await this.claims.only('writing');
    try {
      await this.finish();
      return await work();
    } finally {
      claim.withdraw();
    }
  }

  /** Appends to all topics or none. One append is whole by its mark; several are, once what is intended is written down. */
  async append(appends: readonly Append[]): Promise<void> {
    if (appends.length > 1) {
      const intended = appends.map(({ lines, ...place }) => ({ ...place, lines: lines.toString() }));
      await writeWhole(this.intentFile, JSON.stringify(intended));
    }
    for (const { topic, at, lines } of appends) await (await this.topic(topic)).appendAt(at, lines);
    if (appends.length > 1) await rm(this.intentFile);
  }

  /** Drops what has expired, if nobody of this process looked lately; only within `exclusively`. */
  async expire(now: Instant): Promise<void> {
    const nowMs = epochMs(now);
    if (nowMs - this.lookedForExpiredAt < LOOK_FOR_EXPIRED_MS) return;
    this.lookedForExpiredAt = nowMs;
    for (const [name, keptMs] of this.retentionMs) await dropExpired(await this.topic(name), nowMs - keptMs);
  }

  private async finish(): Promise<void> {
    const text = await readWhole(this.intentFile);
    if (text === undefined) return;
    for (const { topic, at, lines } of JSON.parse(text) as readonly StoredAppend[])
      await (await this.topic(topic)).appendAt(at, Buffer.from(lines));
    await rm(this.intentFile);
  }

  private get intentFile(): string {
    return this.stateFile('intent.json');
  }

  private fileOf(name: string): string {
    return join(this.path, name + ENDING);
  }
}
