import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { readAhead } from '@hoso/platform';
import type { Applied, Projecting } from './projecting';

/** Sums of what was applied. */
export interface Progress {
  readonly events: number;
  readonly rows: number;
}

export interface CatchUpParts {
  readonly store: EventStore;
  readonly projecting: Projecting;
  readonly prefixes: readonly string[];
  readonly onProgress?: (so: Progress) => void;
  /** Ends it early, between two batches. */
  readonly signal?: AbortSignal;
}

const MAX_BATCH = 2_000;

async function* batchesOf(events: AsyncIterable<RecordedEvent>): AsyncGenerator<readonly RecordedEvent[]> {
  let batch: RecordedEvent[] = [];
  for await (const event of events) {
    batch.push(event);
    if (batch.length < MAX_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Brings the tables to the present end of the log; the next batch is read and folded while one is written. */
export const catchUp = async (parts: CatchUpParts): Promise<Progress> => {
  const { store, projecting, prefixes, onProgress, signal } = parts;
  let so: Progress = { events: 0, rows: 0 };
  let writing: Promise<Applied | undefined> = Promise.resolve(undefined);
  const settle = async (): Promise<void> => {
    const applied = await writing;
    if (!applied) return;
    so = { events: so.events + applied.events, rows: so.rows + applied.rows };
    onProgress?.(so);
  };
  const log = store.scan({ streamPrefixes: prefixes }, projecting.position);
  for await (const events of readAhead(batchesOf(log))) {
    const folded = await projecting.fold({ events, through: events.at(-1)!.position });
    await settle();
    if (signal?.aborted) break;
    writing = projecting.write(folded);
    writing.catch(() => undefined); // awaited with the next batch
  }
  await settle();
  return so;
};
