import { setTimeout as wait } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
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
import { follow, type GiveWay } from './follow';
import { scanLog } from './log-scan';
import { LogSubscription, type FollowOnce } from './log-subscription';
import { LogTail } from './log-tail';
import { readStream } from './stream-reader';
import type { AppendThread } from './thread/append-thread';
import { appendsInThread } from './thread/start-thread';
import { DEFAULT_TIMING, type EsdbTiming } from './timing';

const DISPOSE_WITHIN_MS = 1_000;

/** How a process uses the store. */
export interface StoreManners {
  /** What subscriptions give way to; reads and appends do not. */
  readonly giveWay?: GiveWay;
  /** Whether appends go through a thread of their own, for a process that has much to append; compiled code only. */
  readonly appendsApart?: boolean;
}

class EsdbEventStore extends EventStore {
  private readonly appends: Pick<EventStore, 'append'>;
  private readonly thread: AppendThread | undefined;
  private readonly tail: LogTail;
  private readonly subscriptions = new Set<Subscription>();

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly timing: EsdbTiming,
    { giveWay, thread }: Pick<StoreManners, 'giveWay'> & { readonly thread?: AppendThread | undefined },
  ) {
    super();
    this.thread = thread;
    this.appends = thread ?? new Appender(client, timing);
    this.tail = new LogTail((request) => follow(client, request, giveWay), timing);
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Appended> {
    return this.appends.append(stream, expected, events);
  }

  override read(stream: string, slice: StreamSlice = {}): AsyncIterable<RecordedEvent> {
    return readStream(this.client, this.timing, { stream, slice });
  }

  override scan(filter: EventFilter, after?: bigint): AsyncIterable<RecordedEvent> {
    return scanLog(this.client, this.timing, { filter, after });
  }

  override subscribe(subscriber: Subscriber): Subscription {
    const together: FollowOnce = (request) => this.tail.follow(request);
    const subscription = new LogSubscription(together, this.timing, subscriber);
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
    await this.thread?.close();
    // The client waits for the end of every call, also of a read that was cancelled with data under way: that never comes.
    await Promise.race([this.client.dispose(), wait(DISPOSE_WITHIN_MS, undefined, { ref: false })]);
  }
}

/**
 * The log behind an `esdb://` connection string: the embedded server, EventStoreDB or KurrentDB from 23.10 on. One for
 * each process: appends pending on two clients of a thread disturb each other when one connection breaks (client 6.2.1).
 */
export const connectEventStore = (
  connectionString: string,
  timing: Partial<EsdbTiming> = {},
  { giveWay, appendsApart = false }: StoreManners = {},
): EventStore => {
  const client = EventStoreDBClient.connectionString(connectionString);
  const all = { ...DEFAULT_TIMING, ...timing };
  const thread = appendsApart ? appendsInThread({ connectionString, timing: all }) : undefined;
  return new EsdbEventStore(client, all, { ...(giveWay && { giveWay }), thread });
};
