import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '../errors';
import type { EventFilter, RecordedEvent } from '../port';
import { isPassing } from './client-faults';
import { follow, type Followed } from './follow';
import { pause, type EsdbTiming } from './timing';

/** Where a follower stands after an item: at the event or checkpoint just handed over. */
export const positionAfter = (item: Followed, before: bigint | undefined): bigint | undefined => {
  if (item.kind === 'event') return item.event.position;
  return item.kind === 'checkpoint' ? item.position : before;
};

/** The matching events up to the end of the log, by a subscription: the client has no filtered read. */
export async function* scanLog(
  client: EventStoreDBClient,
  timing: EsdbTiming,
  request: { readonly filter: EventFilter; readonly after: bigint | undefined },
): AsyncGenerator<RecordedEvent> {
  let position = request.after;
  const { signal } = new AbortController();
  for (let attempt = 0; ; attempt++) {
    try {
      for await (const item of follow(client, { filter: request.filter, after: position, signal })) {
        if (item.kind === 'caught-up') return;
        attempt = 0;
        position = positionAfter(item, position);
        if (item.kind === 'event') yield item.event;
      }
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (attempt + 1 >= timing.attempts)
        throw new StoreUnavailable((error as Error).message, { cause: error });
    }
    await pause(timing, attempt);
  }
}
