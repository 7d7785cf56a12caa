import { lockFolder } from './folder-lock';
import { LogDatabase } from './log-database';
import { StoreDamaged } from './store-errors';
import type { Frame } from './frame';

/** What a walk through the whole log found. */
export interface StoreCheck {
  readonly events: number;
  readonly appends: number;
  readonly streams: number;
}

const APPENDS_AT_ONCE = 1_000;

class Walk {
  readonly revisions = new Map<string, number>();
  appends = 0;
  next = 0;

  constructor(private readonly database: LogDatabase) {}

  step(frame: Frame): void {
    const stream = frame.stream.toString();
    const revision = this.revisions.get(stream) ?? 0;
    if (frame.position !== this.next) throw this.damaged(`the append at position ${this.next} is missing`);
    if (frame.revision !== revision)
      throw this.damaged(`${stream} goes on at ${frame.revision}, not at ${revision}`);
    if (!this.isIndexed(frame))
      throw this.damaged(`the append at position ${frame.position} is not in its index`);
    this.revisions.set(stream, revision + frame.count);
    this.next += frame.count;
    this.appends++;
  }

  private isIndexed(frame: Frame): boolean {
    const number = this.database.numberOf(frame.stream);
    if (number === undefined) return false;
    const [entry] = this.database.entries(number, frame.revision, { reverse: true, limit: 1 });
    return (
      entry?.revision === frame.revision && entry.position === frame.position && entry.count === frame.count
    );
  }

  private damaged(finding: string): StoreDamaged {
    return new StoreDamaged(this.database.file, this.next === 0 ? undefined : this.next - 1, finding);
  }
}

/**
 * Reads every append of a store that is not running and compares checksum, order, revisions and index.
 * @param onProgress is told how many events are done and how many there are.
 * @throws StoreFolderInUse, StoreDamaged with the last good position
 */
export const checkStore = async (
  folder: string,
  onProgress: (done: number, of: number) => void,
): Promise<StoreCheck> => {
  const unlock = lockFolder(folder);
  let database: LogDatabase | undefined;
  try {
    database = new LogDatabase(folder);
    const walk = new Walk(database);
    const end = database.end();
    while (walk.next < end) {
      for (const frame of database.frames(walk.next, { reverse: false, limit: APPENDS_AT_ONCE }))
        walk.step(frame);
      onProgress(walk.next, end);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { events: walk.next, appends: walk.appends, streams: walk.revisions.size };
  } finally {
    await database?.close();
    unlock();
  }
};
