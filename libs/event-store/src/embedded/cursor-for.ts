import { AllBackwards, AllForwards, StreamBackwards, StreamForwards, type LogCursor } from './log-cursor';
import type { LogDatabase } from './log-database';
import type { ReadRequest } from './read-request';
import { RefusedRequest } from './store-errors';

/** The log as a read finds it. */
export interface LogView {
  readonly database: LogDatabase;
  /** The position after the last event on disk. */
  end(): number;
}

const lastRevision = ({ database }: LogView, stream: Buffer): number => {
  const number = database.numberOf(stream);
  return number === undefined ? -1 : database.lastRevision(number);
};

interface Bounds {
  readonly request: ReadRequest;
  /** The last event there is; -1 without one. */
  readonly last: number;
}

const firstOf = ({ request: { start, backwards, limit }, last }: Bounds): number => {
  if (start === 'start') return 0;
  if (start === 'end') return backwards ? last : last + 1;
  return limit === undefined ? start + 1 : start;
};

const streamCursor = (view: LogView, stream: Buffer, request: ReadRequest): LogCursor => {
  const first = firstOf({ request, last: lastRevision(view, stream) });
  if (request.backwards) return new StreamBackwards(view.database, stream, first);
  return new StreamForwards(view.database, stream, first);
};

const allCursor = (view: LogView, request: ReadRequest): LogCursor => {
  const { start, backwards } = request;
  if (typeof start === 'number' && start >= view.end())
    throw new RefusedRequest(
      'invalid',
      `No event stands at position ${start}; the log ends before ${view.end()}`,
    );
  const first = firstOf({ request, last: view.end() - 1 });
  return backwards ? new AllBackwards(view.database, first) : new AllForwards(view.database, first);
};

/**
 * Reads begin with the event that they name, subscriptions (which have no limit) after it.
 * @throws RefusedRequest for a position at which no event stands
 */
export const cursorFor = (view: LogView, request: ReadRequest): LogCursor =>
  request.stream ? streamCursor(view, request.stream, request) : allCursor(view, request);
