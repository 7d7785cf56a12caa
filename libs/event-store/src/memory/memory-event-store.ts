import { instantFromMs, type Instant } from '@hoso/kernel';
import { AppendTooLarge, MAX_APPEND_BYTES, WrongExpectedRevision } from '../errors';
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
import { matcherOf } from '../filter';
import { MemorySubscription } from './memory-subscription';

const sizeOf = (events: readonly EventToAppend[]): number =>
  events.reduce((size, { data }) => size + Buffer.byteLength(JSON.stringify(data)), 0);

/** Readers get copies, as from any store: what they do to an event does not reach the log. */
const copy = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  data: structuredClone(event.data),
  metadata: structuredClone(event.metadata),
});

const partOf = (events: readonly RecordedEvent[], slice: StreamSlice): readonly RecordedEvent[] => {
  const { from, direction = 'forwards', max = Infinity } = slice;
  if (direction === 'forwards') return events.slice(from ?? 0).slice(0, max);
  return events
    .slice(0, from === undefined ? undefined : from + 1)
    .reverse()
    .slice(0, max);
};

const isHeld = (expected: ExpectedRevision, actual: number | 'no-stream'): boolean => {
  if (expected === 'stream-exists') return actual !== 'no-stream';
  return expected === 'any' || expected === actual;
};

/** A log in memory with the semantics of the real one, for simulation and unit tests; it remembers every id. */
export class MemoryEventStore extends EventStore {
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly byId = new Map<string, RecordedEvent>();
  private readonly subscriptions = new Set<MemorySubscription>();

  /** @param now is asked for the store's own time of each append. */
  constructor(private readonly now: () => Instant = () => instantFromMs(Date.now())) {
    super();
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Appended> {
    try {
      return Promise.resolve(this.appendNow(stream, expected, events));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override async *read(stream: string, slice: StreamSlice = {}): AsyncGenerator<RecordedEvent> {
    const part = partOf(this.streams.get(stream) ?? [], slice);
    for (const event of part) yield await Promise.resolve(copy(event));
  }

  override async *scan(filter: EventFilter, after?: bigint): AsyncGenerator<RecordedEvent> {
    const matches = matcherOf(filter);
    const end = this.log.length;
    for (let position = Number(after ?? -1n) + 1; position < end; position++) {
      const event = this.log[position];
      if (event && matches(event)) yield await Promise.resolve(copy(event));
    }
  }

  override subscribe(subscriber: Subscriber): Subscription {
    const matches = matcherOf(subscriber.filter);
    const subscription = new MemorySubscription(subscriber, (position) => {
      const event = this.log[position];
      return event && { event: copy(event), matches: matches(event) };
    });
    this.subscriptions.add(subscription);
    return subscription;
  }

  override async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.subscriptions.clear();
  }

  private appendNow(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Appended {
    if (events.length === 0) throw new TypeError('An append needs at least one event');
    if (sizeOf(events) > MAX_APPEND_BYTES) throw new AppendTooLarge(stream, MAX_APPEND_BYTES);
    const known = this.streams.get(stream) ?? [];
    const repeated = this.repeated(known, expected, events);
    if (repeated) return { revision: repeated.revision, position: repeated.position };
    const actual = known.length === 0 ? 'no-stream' : known.length - 1;
    if (!isHeld(expected, actual) || this.isPartlyKnown(stream, expected, events))
      throw new WrongExpectedRevision(stream, expected, actual);
    return this.write(stream, known, events);
  }

  private isPartlyKnown(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): boolean {
    if (expected !== 'any' && expected !== 'stream-exists') return false;
    return events.some(({ id }) => this.byId.get(id)?.stream === stream);
  }

  /** The last event of an earlier append of the same events, if it was one. */
  private repeated(
    known: readonly RecordedEvent[],
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): RecordedEvent | undefined {
    const first = typeof expected === 'number' ? expected + 1 : expected === 'no-stream' ? 0 : undefined;
    const start = first ?? known.findIndex(({ id }) => id === events[0]?.id);
    if (start < 0 || !events.every(({ id }, index) => known[start + index]?.id === id)) return undefined;
    return known[start + events.length - 1];
  }

  private write(stream: string, known: RecordedEvent[], events: readonly EventToAppend[]): Appended {
    const recordedAt = this.now();
    for (const { id, type, data, metadata } of events) {
      const stored = JSON.parse(JSON.stringify({ data, metadata })) as { data: object; metadata: object };
      const place = { stream, revision: known.length, position: BigInt(this.log.length), recordedAt };
      const event: RecordedEvent = { id, type, ...stored, ...place };
      known.push(event);
      this.log.push(event);
      this.byId.set(id, event);
    }
    this.streams.set(stream, known);
    for (const subscription of this.subscriptions) subscription.wake();
    return { revision: known.length - 1, position: BigInt(this.log.length - 1) };
  }
}
