import type { StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import type {
  FoldContext,
  PinnedReference,
  ProjectedEvent,
  Projection,
  Rows,
} from '../definition/projection';
import type { AnyStreamKind } from '../definition/stream-kind';
import { decoded } from './decoded';

/** The event that made a row what it is. */
export interface Place {
  readonly revision: number;
  readonly position: bigint;
}

/** Why a stream stands still in a projection: the event that its fold threw at. */
export interface Poison extends Place {
  readonly error: string;
}

/** The rows of one stream in one projection. */
export interface View {
  readonly rows: Rows;
  /** By row. */
  readonly places: readonly Place[];
  readonly poison?: Poison;
}

/** One stream as far as it has been folded. */
export interface StreamFold {
  readonly key: string;
  readonly state: unknown;
  /** Revision of the last event; -1 for none. */
  readonly revision: number;
  /** By projection of the kind. */
  readonly views: readonly View[];
}

export const EMPTY_VIEW: View = { rows: [], places: [] };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const placesAfter = (view: View, rows: Rows, place: Place): readonly Place[] =>
  rows.map((row, nr) => (row === view.rows[nr] ? (view.places[nr] ?? place) : place));

/** The projections of one kind of stream, folded together over the domain's own state. */
export class KindFolder {
  constructor(
    readonly kind: AnyStreamKind,
    readonly projections: readonly Projection[],
    private readonly reference: PinnedReference,
  ) {}

  /** A stream before its first event; views that are parked stay as they are. */
  begin(stream: string, isParked: (projection: Projection) => Poison | undefined): StreamFold {
    const views = this.projections.map((projection) => {
      const poison = isParked(projection);
      return poison ? { ...EMPTY_VIEW, poison } : EMPTY_VIEW;
    });
    return { key: stream.slice(this.kind.prefix.length), state: this.kind.initial, revision: -1, views };
  }

  /** The stream after its next event. Total: what throws parks the views concerned, and is told by them. */
  advance(fold: StreamFold, recorded: RecordedEvent): StreamFold {
    const { revision } = recorded;
    if (fold.views.every(({ poison }) => poison)) return { ...fold, revision };
    try {
      return this.applied(fold, recorded);
    } catch (error) {
      const { position } = recorded;
      const poison = { revision, position, error: messageOf(error) };
      return {
        ...fold,
        revision,
        views: fold.views.map((view) => ({ ...view, poison: view.poison ?? poison })),
      };
    }
  }

  /** Whether the fold of the stream is not worth keeping. */
  isAtRest({ state }: StreamFold): boolean {
    return this.kind.isKnown(state) && this.kind.isAtRest(state);
  }

  private applied(fold: StreamFold, recorded: RecordedEvent): StreamFold {
    const { revision, position, recordedAt } = recorded;
    const { type, data, at } = decoded(recorded);
    const state = this.kind.evolve(fold.state, { type, data, at });
    if (!this.kind.isKnown(state)) return { ...fold, state, revision };
    const { actor } = recorded.metadata as StoredMetadata;
    const before = this.kind.isKnown(fold.state) ? fold.state : undefined;
    const told: Told = {
      event: { type, data, at, revision, position, recordedAt, actor },
      context: { key: fold.key, before, after: state, reference: this.reference },
    };
    return { key: fold.key, state, revision, views: this.viewsAfter(fold.views, told) };
  }

  /** Copied only where an event changes something, which most do not in most projections. */
  private viewsAfter(views: readonly View[], told: Told): readonly View[] {
    let next: View[] | undefined;
    for (const [index, projection] of this.projections.entries()) {
      const view = views[index] ?? EMPTY_VIEW;
      const after = viewAfter(projection, view, told);
      if (after === view) continue;
      next ??= [...views];
      next[index] = after;
    }
    return next ?? views;
  }
}

/** What all folds are told of one event. */
interface Told {
  readonly event: ProjectedEvent;
  readonly context: FoldContext<unknown>;
}

const viewAfter = ({ folds }: Projection, view: View, { event, context }: Told): View => {
  const fold = folds.get(event.type);
  if (!fold || view.poison) return view;
  const { revision, position } = event;
  try {
    const rows = fold(view.rows, event, context);
    return rows === view.rows ? view : { rows, places: placesAfter(view, rows, { revision, position }) };
  } catch (error) {
    return { ...view, poison: { revision, position, error: messageOf(error) } };
  }
};
