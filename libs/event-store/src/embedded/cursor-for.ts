import { TrackCursor, type Track } from './log-cursor';
import type { LogDatabase } from './log-database';
import type { ReadRequest } from './read-request';
import { RefusedRequest } from './store-errors';

/** The log as a read finds it. */
export interface LogView {
  readonly database: LogDatabase;
  /** The position after the last event on disk. */
  end(): number;
}

const LAST_REVISION = 0xffffffff;

const streamTrack = (database: LogDatabase, stream: Buffer, reverse: boolean): Track => ({
  by: 'revision',
  reverse,
  frames: (from, direction) => {
    const number = database.numberOf(stream);
    if (number === undefined || (from > LAST_REVISION && !reverse)) return [];
    return database.framesOf(number, Math.min(from, LAST_REVISION), direction);
  },
});

const firstOf = ({ start, backwards, limit }: ReadRequest, last: number): number => {
  if (start === 'start') return 0;
  if (start === 'end') return backwards ? last : last + 1;
  return limit === undefined ? start + 1 : start;
};

const streamCursor = ({ database }: LogView, stream: Buffer, request: ReadRequest): TrackCursor => {
  const number = database.numberOf(stream);
  const last = number === undefined ? -1 : database.lastRevision(number);
  return new TrackCursor(streamTrack(database, stream, request.backwards), firstOf(request, last));
};

const allCursor = (view: LogView, request: ReadRequest): TrackCursor => {
  const { start, backwards } = request;
  const { database } = view;
  if (typeof start === 'number' && start >= view.end())
    throw new RefusedRequest(`No event stands at position ${start}; the log ends before ${view.end()}`);
  return new TrackCursor(
    { by: 'position', reverse: backwards, frames: (from, direction) => database.frames(from, direction) },
    firstOf(request, view.end() - 1),
  );
};

/**
 * Reads begin with the event that they name, subscriptions (which have no limit) after it.
 * @throws RefusedRequest for a position at which no event stands
 */
export const cursorFor = (view: LogView, request: ReadRequest): TrackCursor =>
  request.stream ? streamCursor(view, request.stream, request) : allCursor(view, request);

/** Appends that were looked up beforehand, each read once. */
const chosenTrack = (database: LogDatabase, positions: readonly number[]): Track => {
  const rest = positions.values();
  return {
    by: 'position',
    reverse: false,
    *frames() {
      for (let next = rest.next(); !next.done; next = rest.next()) yield database.frame(next.value);
    },
  };
};

/**
 * What a subscription by beginnings of stream names has to read up to the present end of the log, when that is known
 * to be little.
 */
export const chosenAppends = (
  { database }: LogView,
  { filter }: ReadRequest,
  from: number,
): { readonly cursor: TrackCursor; readonly end: number } | undefined => {
  const positions = filter?.streamPrefixes && database.appendsTo(filter.streamPrefixes, from);
  if (!positions) return undefined;
  return { cursor: new TrackCursor(chosenTrack(database, positions), from), end: database.end() };
};
