import { setImmediate as breathe } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { inParallel } from '@hoso/platform';
import type { Projection } from '../definition/projection';
import type { AnyStreamKind } from '../definition/stream-kind';
import { PINNED_PREFIXES, type PinnedVersions } from './pinned-versions';
import { KindFolder, type Poison, type StreamFold } from './stream-fold';

/** Which streams stand still in which projections, as the store knows it. */
export type ParkedViews = (projection: Projection, stream: string) => Poison | undefined;

export interface FolderParts {
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly reference: PinnedVersions;
  readonly parked: ParkedViews;
  /** Streams whose fold is kept in memory. */
  readonly cachedStreams: number;
}

/** What a batch did to one stream. */
export interface TouchedStream {
  readonly stream: string;
  readonly folder: KindFolder;
  readonly before: StreamFold;
  readonly after: StreamFold;
}

const READS_AT_ONCE = 16;

/** Some ten milliseconds of folding: the rows of the batch before, and callers of the API, wait no longer. */
const EVENTS_AT_A_STRETCH = 100;

/** One folder for each kind of stream that the projections are made of. */
export const foldersOf = ({ projections, reference }: Pick<FolderParts, 'projections' | 'reference'>) => {
  const kinds = new Map<AnyStreamKind, Projection[]>();
  for (const projection of projections)
    kinds.set(projection.kind, [...(kinds.get(projection.kind) ?? []), projection]);
  return [...kinds].map(([kind, own]) => new KindFolder(kind, own, reference));
};

/** Prefixes of all streams that folds and their reference data come from. */
export const prefixesOf = (projections: readonly Projection[]): readonly string[] => [
  ...new Set([...projections.map(({ kind }) => kind.prefix), ...PINNED_PREFIXES]),
];

/**
 * Folds batches of the log, grouped by stream. A stream that is not at hand is read again from its beginning: its rows
 * are a function of its events, so that nothing need be read back from the tables.
 */
export class BatchFolder {
  private readonly folders: readonly KindFolder[];
  private readonly kept: LRUCache<string, StreamFold>;

  constructor(private readonly parts: FolderParts) {
    this.folders = foldersOf(parts);
    this.kept = new LRUCache({ max: parts.cachedStreams });
  }

  /** Pure but for reading; `keep` the result before the next batch is folded. @throws StoreUnavailable */
  async fold(events: readonly RecordedEvent[]): Promise<readonly TouchedStream[]> {
    const touched = await this.openStreams(events);
    for (const [index, event] of events.entries()) {
      if (index % EVENTS_AT_A_STRETCH === EVENTS_AT_A_STRETCH - 1) await breathe();
      this.parts.reference.apply(event);
      const entry = touched.get(event.stream);
      if (!entry || event.revision <= entry.after.revision) continue;
      const hasGap = event.revision > entry.after.revision + 1;
      const { folder } = entry;
      const behind = hasGap ? await this.readUpTo(entry, event.revision) : entry.after;
      touched.set(event.stream, { ...entry, after: folder.advance(behind, event) });
    }
    return [...touched.values()];
  }

  keep(touched: readonly TouchedStream[]): void {
    for (const { stream, folder, after } of touched) {
      if (folder.isAtRest(after)) this.kept.delete(stream);
      else this.kept.set(stream, after);
    }
  }

  /** What is known of each stream before its first event of the batch. */
  private async openStreams(events: readonly RecordedEvent[]): Promise<Map<string, TouchedStream>> {
    const touched = new Map<string, TouchedStream>();
    const cold: { readonly entry: TouchedStream; readonly revision: number }[] = [];
    for (const { stream, revision } of events) {
      if (touched.has(stream)) continue;
      const folder = this.folders.find(({ kind }) => stream.startsWith(kind.prefix));
      if (!folder) continue;
      const kept = this.kept.get(stream);
      const before = kept ?? this.begin(folder, stream);
      const entry = { stream, folder, before, after: before };
      touched.set(stream, entry);
      if (!kept && revision > 0) cold.push({ entry, revision });
    }
    await inParallel(cold, READS_AT_ONCE, async ({ entry, revision }) => {
      const before = await this.readUpTo(entry, revision);
      touched.set(entry.stream, { ...entry, before, after: before });
    });
    return touched;
  }

  private begin(folder: KindFolder, stream: string): StreamFold {
    return folder.begin(stream, (projection) => this.parts.parked(projection, stream));
  }

  /** The stream before the event of a revision, by reading what is missing; also what a subscription left out. */
  private async readUpTo({ stream, folder, after }: TouchedStream, revision: number): Promise<StreamFold> {
    const from = after.revision + 1;
    let fold = after;
    for await (const event of this.parts.store.read(stream, { from, max: revision - from }))
      fold = folder.advance(fold, event);
    return fold;
  }
}
