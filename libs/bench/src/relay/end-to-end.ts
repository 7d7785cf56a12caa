import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { HEADERS, TOPICS } from '@hoso/contracts';
import { connectEventStore, type EventStore, type EventToAppend } from '@hoso/event-store';
import { openTopics, type TopicRecord } from '@hoso/messaging';
import { SystemClock } from '@hoso/platform';
import { percentilesOf, type Percentiles } from '../measures/percentile';
import { Stopwatch } from './stopwatch';

/** What the process does that appends and consumes at once, so that one clock measures both. */
export interface EndToEndOrder {
  readonly eventStore: string;
  readonly brokers: readonly string[];
  /** Of the consumer: a second order with the same goes on where the first ended. */
  readonly group: string;
  /** Events per second, fewer where the store does not carry them; or as many as arrive. */
  readonly offered: number | 'most';
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** The stream whose first events are written again. */
  readonly model: string;
}

export interface EndToEndFigures extends Percentiles {
  /** Those that arrived, from the end of the warm-up until the last of them. */
  readonly eventsPerSecond: number;
  readonly samples: number;
}

const EVENTS_PER_APPEND = 8;
/** Appends whose records have not come, where as many are made as arrive: the relay is never without work. */
const MOST_UNDER_WAY = 500;
/** Appends without an answer: more is offered than the store carries, and it would be sent again and again. */
const MOST_UNANSWERED = 1_000;
const TICK_MS = 5;
const DRAIN_MS = 10_000;
const CATCH_UP_MS = 600_000;

const modelOf = async (store: EventStore, stream: string): Promise<readonly EventToAppend[]> => {
  const model: EventToAppend[] = [];
  for await (const { type, data, metadata } of store.read(stream, { max: EVENTS_PER_APPEND }))
    model.push({ id: '', type, data, metadata });
  return model;
};

interface Load extends Pick<EndToEndOrder, 'offered' | 'warmUpSeconds' | 'seconds'> {
  readonly append: (isCounted: boolean) => Promise<void>;
  readonly watch: Stopwatch;
}

/** Appends, whether or not earlier ones were answered, up to a bound, until the last record has come. */
const carry = async (load: Load): Promise<EndToEndFigures> => {
  const { append, watch, offered, warmUpSeconds, seconds } = load;
  const running: Promise<void>[] = [];
  let answered = 0;
  const from = performance.now();
  const passed = (): number => (performance.now() - from) / 1_000;
  const due = (): number =>
    offered === 'most'
      ? watch.arrivals / EVENTS_PER_APPEND + MOST_UNDER_WAY
      : (passed() * offered) / EVENTS_PER_APPEND;
  while (passed() < warmUpSeconds + seconds) {
    while (running.length < Math.min(due(), answered + MOST_UNANSWERED))
      running.push(append(passed() > warmUpSeconds).then(() => void (answered += 1)));
    await pause(TICK_MS);
  }
  await Promise.all(running);
  await watch.settled(DRAIN_MS);
  const eventsPerSecond = (watch.samplesMs.length * EVENTS_PER_APPEND) / (passed() - warmUpSeconds);
  return { eventsPerSecond, samples: watch.samplesMs.length, ...percentilesOf(watch.samplesMs) };
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
  const following = topics.follow({
    group: order.group,
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
    return await carry({ ...order, append, watch });
  } finally {
    await following.stop();
    await topics.close();
    await store.close();
  }
};
