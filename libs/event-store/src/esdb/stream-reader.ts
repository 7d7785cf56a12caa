import { BACKWARDS, END, FORWARDS, START, type EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '../errors';
import type { RecordedEvent, StreamSlice } from '../port';
import { isNoStream, isPassing } from './client-faults';
import { fromClientEvent } from './conversion';
import { pause, type EsdbTiming } from './timing';

/** One read call; whatever happens to the loop, the call is cancelled, which the client forgets to do. */
async function* readOnce(
  client: EventStoreDBClient,
  stream: string,
  { from, direction = 'forwards', max = Number.MAX_SAFE_INTEGER }: StreamSlice,
): AsyncGenerator<RecordedEvent> {
  const backwards = direction === 'backwards';
  const events = client.readStream(stream, {
    direction: backwards ? BACKWARDS : FORWARDS,
    fromRevision: from === undefined ? (backwards ? END : START) : BigInt(from),
    maxCount: max,
  });
  events.on('error', () => undefined);
  try {
    for await (const { event } of events) if (event) yield fromClientEvent(event);
  } finally {
    await events.cancel().catch(() => undefined);
  }
}

const after = (slice: StreamSlice, last: RecordedEvent, seen: number): StreamSlice => ({
  ...slice,
  from: last.revision + (slice.direction === 'backwards' ? -1 : 1),
  ...(slice.max === undefined ? {} : { max: slice.max - seen }),
});

/** Reads a stream, going on where it was after a drop, a bounded number of times without progress. */
export async function* readStream(
  client: EventStoreDBClient,
  timing: EsdbTiming,
  request: { readonly stream: string; readonly slice: StreamSlice },
): AsyncGenerator<RecordedEvent> {
  let rest = request.slice;
  for (let attempt = 0; ; attempt++) {
    if ((rest.from ?? 0) < 0 || rest.max === 0) return;
    let last: RecordedEvent | undefined;
    let seen = 0;
    try {
      for await (const event of readOnce(client, request.stream, rest)) {
        last = event;
        seen++;
        yield event;
      }
      return;
    } catch (error) {
      if (isNoStream(error)) return;
      if (!isPassing(error)) throw error;
      if (last) {
        rest = after(rest, last, seen);
        attempt = 0;
      }
      if (attempt + 1 >= timing.attempts)
        throw new StoreUnavailable((error as Error).message, { cause: error });
      await pause(timing, attempt);
    }
  }
}
