import { END, START, type EventStoreDBClient } from '@eventstore/db-client';
import type { RecordedEvent, StreamSlice } from '../port';
import { isNoStream } from './client-faults';
import { fromClientEvent } from './conversion';
import { Attempts, type EsdbTiming } from './timing';

const EDGE = { forwards: START, backwards: END } as const;

/**
 * One read call. When the loop is left early the call is cancelled, which the client forgets to do; a call that ended by
 * itself is left alone, because cancelling waits for a turn of the event loop.
 */
async function* readOnce(
  client: EventStoreDBClient,
  stream: string,
  { from, direction = 'forwards', max = Number.MAX_SAFE_INTEGER }: StreamSlice,
): AsyncGenerator<RecordedEvent> {
  const events = client.readStream(stream, {
    direction,
    fromRevision: from === undefined ? EDGE[direction] : BigInt(from),
    maxCount: max,
  });
  let isOver = false;
  events.on('error', () => (isOver = true));
  events.on('end', () => (isOver = true));
  try {
    for await (const { event } of events) if (event) yield fromClientEvent(event);
  } finally {
    if (!isOver) await events.cancel().catch(() => undefined);
  }
}

const after = (slice: StreamSlice, last: RecordedEvent): StreamSlice => ({
  ...slice,
  from: last.revision + (slice.direction === 'backwards' ? -1 : 1),
  ...(slice.max === undefined ? {} : { max: slice.max - 1 }),
});

const isDone = ({ from = 0, max = 1 }: StreamSlice): boolean => from < 0 || max <= 0;

/** Reads a stream, going on where it was after a drop, a bounded number of times without progress. */
export async function* readStream(
  client: EventStoreDBClient,
  timing: EsdbTiming,
  request: { readonly stream: string; readonly slice: StreamSlice },
): AsyncGenerator<RecordedEvent> {
  let rest = request.slice;
  const attempts = new Attempts(timing);
  while (!isDone(rest)) {
    try {
      for await (const event of readOnce(client, request.stream, rest)) {
        rest = after(rest, event);
        attempts.progress();
        yield event;
      }
      return;
    } catch (error) {
      if (isNoStream(error)) return;
      await attempts.afterDrop(error);
    }
  }
}
