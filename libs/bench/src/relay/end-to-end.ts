import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { HEADERS, TOPICS } from '@hoso/contracts';
import { connectEventStore, type EventStore, type EventToAppend } from '@hoso/event-store';
import { openTopics, type TopicRecord } from '@hoso/messaging';
import { SystemClock } from '@hoso/platform';
import { percentilesOf, type Percentiles } from '../measures/percentile';

/** What the process does that appends and consumes at once, so that one clock measures both. */
export interface EndToEndOrder {
  readonly eventStore: string;
  readonly brokers: readonly string[];
  readonly eventsPerSecond: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** The stream whose first events are written again. */
  readonly model: string;
}

export interface EndToEndFigures extends Percentiles {
  /** Asked for. */
  readonly offeredPerSecond: number;
  /** Reached. */
  readonly eventsPerSecond: number;
  readonly samples: number;
}

const EVENTS_PER_APPEND = 8;
const TICK_MS = 5;
const DRAIN_MS = 10_000;
const CATCH_UP_MS = 600_000;

/** Moments of commits and of arrivals, by position in the log. */
class Stopwatch {
  readonly samplesMs: number[] = [];
  private readonly committed = new Map<string, number>();
  private readonly arrived = new Map<string, number>();

  /** Begins anew. */
  reset(): void {
    this.samplesMs.length = 0;
    this.arrived.clear();
  }

  /** @throws Error when a commit has not met its arrival by then */
  async settled(withinMs: number): Promise<void> {
    for (let waited = 0; this.committed.size > 0 && waited < withinMs; waited += TICK_MS)
      await pause(TICK_MS);
    if (this.committed.size > 0) throw new Error(`${this.committed.size} records did not arrive`);
  }

  commit(position: bigint): void {
    this.meet(String(position), this.committed, this.arrived);
  }

  arrive(position: string): void {
    this.meet(position, this.arrived, this.committed);
  }

  /** An arrival may be seen before the answer to its append. */
  private meet(position: string, own: Map<string, number>, other: Map<string, number>): void {
    const now = performance.now();
    const met = other.get(position);
    if (met === undefined) return void own.set(position, now);
    other.delete(position);
    this.samplesMs.push(other === this.committed ? now - met : 0);
  }
}

const modelOf = async (store: EventStore, stream: string): Promise<readonly EventToAppend[]> => {
  const model: EventToAppend[] = [];
  for await (const { type, data, metadata } of store.read(stream, { max: EVENTS_PER_APPEND }))
    model.push({ id: '', type, data, metadata });
  return model;
};

interface Load extends Pick<EndToEndOrder, 'eventsPerSecond' | 'warmUpSeconds' | 'seconds'> {
  readonly append: (isCounted: boolean) => Promise<void>;
}

/** Appends at an even rate, whether or not earlier ones were answered. @returns events per second */
const offer = async ({ append, eventsPerSecond, warmUpSeconds, seconds }: Load): Promise<number> => {
  const running: Promise<void>[] = [];
  const from = performance.now();
  const passed = (): number => (performance.now() - from) / 1_000;
  while (passed() < warmUpSeconds + seconds) {
    const due = (passed() * eventsPerSecond) / EVENTS_PER_APPEND;
    while (running.length < due) running.push(append(passed() > warmUpSeconds));
    await pause(TICK_MS);
  }
  await Promise.all(running);
  return (running.length * EVENTS_PER_APPEND) / passed();
};

/** Runs in a process of its own. */
export const runEndToEnd = async (order: EndToEndOrder): Promise<EndToEndFigures> => {
  const store = connectEventStore(order.eventStore);
  const topics = openTopics({ brokers: order.brokers, folder: '', clock: new SystemClock() });
  const watch = new Stopwatch();
  const onRecords = (records: readonly TopicRecord[]): Promise<void> => {
    for (const { headers } of records) watch.arrive(headers[HEADERS.logPosition]!);
    return Promise.resolve();
  };
  const group = `bench-${randomUUID()}`;
  const following = topics.follow({
    group,
    topics: [TOPICS.dossiers.name],
    onRecords,
    onFault: () => undefined,
  });
  try {
    const model = await modelOf(store, order.model);
    const append = async (isCounted: boolean): Promise<void> => {
      const events = model.map((event) => ({ ...event, id: randomUUID() }));
      const { position } = await store.append(`dossier-fresh-${randomUUID()}`, 'no-stream', events);
      if (isCounted) watch.commit(position);
    };
    // A consumer that still reads what stood there before would measure its own backlog.
    await append(true);
    await watch.settled(CATCH_UP_MS);
    watch.reset();
    const eventsPerSecond = await offer({ ...order, append });
    await watch.settled(DRAIN_MS);
    const { samplesMs } = watch;
    const offered = { offeredPerSecond: order.eventsPerSecond, eventsPerSecond, samples: samplesMs.length };
    return { ...offered, ...percentilesOf(samplesMs) };
  } finally {
    await following.stop();
    await topics.close();
    await store.close();
  }
};
