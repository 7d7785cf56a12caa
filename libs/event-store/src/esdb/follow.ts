import { START, type AllStreamResolvedEvent, type EventStoreDBClient } from '@eventstore/db-client';
import type { EventFilter, RecordedEvent } from '../port';
import { fromClientEvent, isSystemEvent, toClientFilter } from './conversion';

/** What a subscription brings, in the order of the log. */
export type Followed =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  | { readonly kind: 'checkpoint'; readonly position: bigint }
  | { readonly kind: 'caught-up' };

export interface FollowRequest {
  readonly filter: EventFilter;
  readonly after: bigint | undefined;
  readonly signal: AbortSignal;
}

const CAUGHT_UP: Followed = { kind: 'caught-up' };

const isMarker = (item: Followed | AllStreamResolvedEvent): item is Followed => 'kind' in item;

/**
 * One subscription until it drops, which throws, or until the signal. The client reports checkpoints and the end of
 * the log beside the events, ahead of those it has buffered; pushing them into the same stream puts them in order.
 */
export async function* follow(
  client: EventStoreDBClient,
  { filter, after, signal }: FollowRequest,
): AsyncGenerator<Followed> {
  const subscription = client.subscribeToAll({
    fromPosition: after === undefined ? START : { commit: after, prepare: after },
    filter: toClientFilter(filter, (stream, position) => {
      stream.push({ kind: 'checkpoint', position: position.commit });
    }),
  });
  const abort = (): void => void subscription.destroy();
  subscription.on('error', () => undefined);
  subscription.on('caughtUp', () => subscription.push(CAUGHT_UP));
  signal.addEventListener('abort', abort);
  try {
    for await (const item of subscription as AsyncIterable<Followed | AllStreamResolvedEvent>) {
      if (isMarker(item)) yield item;
      else if (item.event && !(filter === 'all' && isSystemEvent(item.event)))
        yield { kind: 'event', event: fromClientEvent(item.event) };
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', abort);
    await subscription.unsubscribe().catch(() => undefined);
  }
}
