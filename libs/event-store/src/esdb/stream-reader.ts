import { END, START, type EventStoreDBClient, type ResolvedEvent } from '@eventstore/db-client';
import type { RecordedEvent, StreamSlice } from '../port';
import { isNoStream } from './client-faults';
import { fromClientEvent } from './conversion';
import { Attempts, type EsdbTiming } from './timing';

const EDGE = { forwards: START, backwards: END } as const;

/** Events of one call: what is left of it when a reader leaves early is read to its end. */
const PAGE = 500;

/**
 * One call. It is always read to its end: a call that is cancelled, or left alone with what has arrived, stays open
 * inside the client for good, and with thousands of them the connection breaks.
 */
async function* readOnce(
  client: EventStoreDBClient,
  stream: string,
  { from, direction = 'forwards', max }: StreamSlice & { readonly max: number },
): AsyncGenerator<RecordedEvent> {
  const events = client.readStream(stream, {
    direction,
    fromRevision: from === undefined ? EDGE[direction] : BigInt(from),
    maxCount: max,
  });
  let isOver = false;
  events.on('error', () => (isOver = true));
  events.on('end', () => (isOver = true));
  const items = events.iterator({ destroyOnReturn: false }) as AsyncIterable<ResolvedEvent>;
  try {
    for await (const { event } of items) if (event) yield fromClientEvent(event);
  } finally {
    if (!isOver) events.resume();
  }
}

const after = (slice: StreamSlice, last: RecordedEvent): StreamSlice => ({
  ...slice,
  from: last.revision + (slice.direction === 'backwards' ? -1 : 1),
  ...(slice.max === undefined ? {} : { max: slice.max - 1 }),
});

const isDone = ({ from = 0, max = 1 }: StreamSlice): boolean => from < 0 || max <= 0;

/** Reads a stream page by page, going on where it was after a drop, a bounded number of times without progress. */
export async function* readStream(
  client: EventStoreDBClient,
  timing: EsdbTiming,
  request: { readonly stream: string; readonly slice: StreamSlice },
): AsyncGenerator<RecordedEvent> {
  let rest = request.slice;
  const attempts = new Attempts(timing);
  while (!isDone(rest)) {
    const max = Math.min(rest.max ?? PAGE, PAGE);
    let read = 0;
    try {
      for await (const event of readOnce(client, request.stream, { ...rest, max })) {
        rest = after(rest, event);
        read += 1;
        attempts.progress();
        yield event;
      }
      if (read < max) return;
    } catch (error) {
      if (isNoStream(error)) return;
      await attempts.afterDrop(error);
    }
  }
}
