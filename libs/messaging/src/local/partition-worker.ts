import { pause } from '../pause';
import type { Follower, TopicRecord } from '../port';
import type { Changes } from './changes';
import type { TopicFile } from './topic-file';
import type { TopicsFolder } from './topics-folder';
import { readWhole, writeWhole } from '../files/write-whole';

/** Where a group goes on in a partition: its next offset, and where to read on in the file, in bytes. */
export interface Place {
  readonly next: number;
  readonly at: number;
}

const AT_ONCE = 500;
const AT_ONCE_CHARACTERS = 1_048_576;
const AGAIN_MS = 1_000;

const placeFile = (
  folder: TopicsFolder,
  group: string,
  [topic, partition]: readonly [string, number],
): string => folder.stateFile('groups', group, `${topic}-${partition}.json`);

/** The place of a group in a partition; the first record where it has none. */
export const placeOf = async (
  folder: TopicsFolder,
  group: string,
  partition: readonly [string, number],
): Promise<Place> => {
  const text = await readWhole(placeFile(folder, group, partition));
  return text === undefined ? { next: 0, at: 0 } : (JSON.parse(text) as Place);
};

export interface WorkerParts {
  readonly folder: TopicsFolder;
  readonly changes: Changes;
  readonly follower: Follower;
  readonly file: TopicFile;
  readonly partition: number;
}

/** Hands a follower the records of one partition, until the signal is aborted. */
export class PartitionWorker {
  constructor(private readonly parts: WorkerParts) {}

  async run(signal: AbortSignal): Promise<void> {
    const { folder, changes, follower, file, partition } = this.parts;
    const name = [file.head.topic, partition] as const;
    let { at } = await placeOf(folder, follower.group, name);
    while (!signal.aborted) {
      const seen = changes.seen();
      const { records, next } = await this.gather(at);
      if (records.length === 0) await changes.beyond(seen, signal);
      else if (await this.isHandled(records, signal)) {
        const place: Place = { next: Number(records.at(-1)!.offset) + 1, at: next };
        await writeWhole(placeFile(folder, follower.group, name), JSON.stringify(place));
      } else continue;
      at = next;
    }
  }

  private async gather(from: number): Promise<{ records: readonly TopicRecord[]; next: number }> {
    const { file, partition } = this.parts;
    const { end } = await file.committed();
    const records: TopicRecord[] = [];
    let characters = 0;
    for await (const { record, next } of file.records(from, end, partition)) {
      records.push(record);
      characters += record.value.length;
      if (records.length === AT_ONCE || characters > AT_ONCE_CHARACTERS) return { records, next };
    }
    return { records, next: end };
  }

  private async isHandled(records: readonly TopicRecord[], signal: AbortSignal): Promise<boolean> {
    const { follower } = this.parts;
    try {
      signal.throwIfAborted(); // a handler that waits for the signal would wait for ever
      await follower.onRecords(records, signal);
      return true;
    } catch (error) {
      if (!signal.aborted) follower.onFault(error);
      await pause(AGAIN_MS, signal);
      return false;
    }
  }
}
