import { setTimeout as wait } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import {
  EventStore,
  type Appended,
  type EventFilter,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
  type StreamSlice,
  type Subscriber,
  type Subscription,
} from '../port';
import { Appender } from './appender';
import { follow, type Followed, type FollowOnce, type FollowRequest } from './follow';
import { givingWay, type GiveWay } from './giving-way';
import { scanLog } from './log-scan';
import { LogSubscription } from './log-subscription';
import { LogTail } from './log-tail';
import { openClient } from './open-client';
import { readStream } from './stream-reader';
import { storeInThread } from './thread/start-thread';
import type { StoreThread } from './thread/store-thread';
import { DEFAULT_TIMING, type EsdbTiming } from './timing';

const DISPOSE_WITHIN_MS = 1_000;

/** How a process uses the store. */
export interface StoreManners {
  /** What subscriptions give way to; reads and appends do not. */
  readonly giveWay?: GiveWay;
  /** Whether appends go through a thread of their own, for a process that has much to append; compiled code only. */
  readonly appendsApart?: boolean;
  /**
   * Whether subscriptions do so too: the client takes 64 KB in a turn of the event loop, which is little in a process whose turns are
   * long because it does many things. All in all they cost more CPU then.
   */
  readonly subscriptionsApart?: boolean;
}

interface EsdbParts {
  readonly client: EventStoreDBClient;
  readonly timing: EsdbTiming;
  readonly thread: StoreThread | undefined;
  readonly manners: StoreManners;
}

class EsdbEventStore extends EventStore {
  private readonly appends: Pick<EventStore, 'append'>;
  private readonly tail: LogTail;
  private readonly subscriptions = new Set<Subscription>();

  constructor(private readonly parts: EsdbParts) {
    super();
    const { client, timing, thread, manners } = parts;
    const { giveWay, appendsApart, subscriptionsApart } = manners;
    this.appends = thread && appendsApart ? thread : new Appender(client, timing);
    const source = thread && subscriptionsApart ? thread : this;
    const followAlone: FollowOnce = (request) => source.follow(request);
    this.tail = new LogTail(giveWay ? givingWay(followAlone, giveWay) : followAlone, timing);
  }

  /** Through the client of this thread. */
  follow(request: FollowRequest): AsyncGenerator<readonly Followed[]> {
    return follow(this.parts.client, request);
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Appended> {
    return this.appends.append(stream, expected, events);
  }

  override read(stream: string, slice: StreamSlice = {}): AsyncIterable<RecordedEvent> {
    return readStream(this.parts.client, this.parts.timing, { stream, slice });
  }

  override scan(filter: EventFilter, after?: bigint): AsyncIterable<RecordedEvent> {
    return scanLog((request) => this.follow(request), this.parts.timing, { filter, after });
  }

  override subscribe(subscriber: Subscriber): Subscription {
    const together: FollowOnce = (request) => this.tail.follow(request);
    const subscription = new LogSubscription(together, this.parts.timing, subscriber);
    this.subscriptions.add(subscription);
    return {
      stop: async () => {
        this.subscriptions.delete(subscription);
        await subscription.stop();
      },
    };
  }

  override async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.subscriptions.clear();
    const { client, thread } = this.parts;
    await thread?.close();
    // The client waits for the end of every call, also of a read that was cancelled with data under way: that never comes.
    await Promise.race([client.dispose(), wait(DISPOSE_WITHIN_MS, undefined, { ref: false })]);
  }
}

/**
 * The log behind an `esdb://` connection string: the embedded server, EventStoreDB or KurrentDB from 23.10 on. One for
 * each process: appends pending on two clients of a thread disturb each other when one connection breaks (client 6.2.1).
 */
export const connectEventStore = (
  connectionString: string,
  timing: Partial<EsdbTiming> = {},
  manners: StoreManners = {},
): EventStore => {
  const client = openClient(connectionString);
  const all = { ...DEFAULT_TIMING, ...timing };
  const isApart = manners.appendsApart === true || manners.subscriptionsApart === true;
  const thread = isApart ? storeInThread({ connectionString, timing: all }) : undefined;
  return new EsdbEventStore({ client, timing: all, thread, manners });
};
