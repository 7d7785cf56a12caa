import type { Readable } from 'node:stream';
import {
  START,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ReadPosition,
} from '@eventstore/db-client';
import type { EventFilter, RecordedEvent } from '../port';
import { arrivals } from './arrivals';
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

/** One way to follow the log, in bundles of what has come, until it drops, which throws, or until the signal. */
export type FollowOnce = (request: FollowRequest) => AsyncIterable<readonly Followed[]>;

const CAUGHT_UP: Followed = { kind: 'caught-up' };

const isMarker = (item: Followed | AllStreamResolvedEvent): item is Followed => 'kind' in item;

type WithEvent = AllStreamResolvedEvent & Required<Pick<AllStreamResolvedEvent, 'event'>>;

/** Whether there is an event that the filter lets through; the server's part of it is not repeated. */
const isWanted = (item: AllStreamResolvedEvent, filter: EventFilter): item is WithEvent =>
  item.event !== undefined && !(filter === 'all' && isSystemEvent(item.event));

const followedOf = (item: Followed | AllStreamResolvedEvent, filter: EventFilter): readonly Followed[] => {
  if (isMarker(item)) return [item];
  return isWanted(item, filter) ? [{ kind: 'event', event: fromClientEvent(item.event) }] : [];
};

const startAfter = (position: bigint | undefined): ReadPosition =>
  position === undefined ? START : { commit: position, prepare: position };

/**
 * One subscription until it drops, which throws, or until the signal. The client reports checkpoints and the end of
 * the log beside the events, ahead of those it has buffered; pushing them into the same stream puts them in order.
 */
export async function* follow(
  client: EventStoreDBClient,
  { filter, after, signal }: FollowRequest,
): AsyncGenerator<readonly Followed[]> {
  const subscription = client.subscribeToAll({
    fromPosition: startAfter(after),
    filter: toClientFilter(filter, (stream, position) => {
      stream.push({ kind: 'checkpoint', position: position.commit });
    }),
  });
  const stream = subscription as unknown as Readable; // which its type hides, naming fewer events
  const abort = (): void => void subscription.destroy();
  subscription.on('error', () => undefined);
  subscription.on('caughtUp', () => subscription.push(CAUGHT_UP));
  signal.addEventListener('abort', abort);
  try {
    for await (const items of arrivals<Followed | AllStreamResolvedEvent>(stream)) {
      const followed = items.flatMap((item) => followedOf(item, filter));
      if (followed.length > 0) yield followed;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', abort);
    await subscription.unsubscribe().catch(() => undefined);
  }
}
