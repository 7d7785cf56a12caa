import type { EventStore } from '@hoso/event-store';
import type { PinnedReference, Projection } from '../definition/projection';
import { KindFolder, type StreamFold, type View } from './stream-fold';

export interface RefoldParts {
  readonly store: EventStore;
  readonly reference: PinnedReference;
}

/** A stream folded from its first event on. */
export interface Refolded {
  readonly key: string;
  readonly events: number;
  /** By projection. */
  readonly views: ReadonlyMap<Projection, View>;
}

/** Whether the projection is made of streams of this name. */
export const isOf = (stream: string, { kind }: Projection): boolean => stream.startsWith(kind.prefix);

/** Folds one stream for projections of its kind, up to a position of the log, whatever is parked or kept anywhere. */
export const refold = async (
  { store, reference }: RefoldParts,
  projections: readonly Projection[],
  { stream, through }: { readonly stream: string; readonly through: bigint },
): Promise<Refolded | undefined> => {
  const [first] = projections;
  if (!first) return undefined;
  const folder = new KindFolder(first.kind, projections, reference);
  let fold: StreamFold = folder.begin(stream, () => undefined);
  for await (const event of store.read(stream)) {
    if (event.position > through) break;
    fold = folder.advance(fold, event);
  }
  const views = new Map(projections.map((projection, index) => [projection, fold.views[index]!]));
  return fold.revision < 0 ? undefined : { key: fold.key, events: fold.revision + 1, views };
};
