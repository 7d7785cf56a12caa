import { setTimeout as pause } from 'node:timers/promises';
import { TOPICS } from '@hoso/contracts';
import { Relay } from '@hoso/kafka-relay';
import { openTopics, type Topics } from '@hoso/messaging';
import { SystemClock } from '@hoso/platform';
import { stage } from '../measures/stage';
import type { BenchOptions } from '../options';
import { inBenchFolder } from '../processes/bench-folder';
import { ChildRole } from '../processes/child-role';
import { adoptBenchmarkReference, withEngines, type Opened } from '../processes/reference';
import { withBroker } from '../processes/with-broker';
import { fillInterleaved } from '../projections/interleaved-log';
import type { EndToEndFigures, EndToEndOrder } from './end-to-end';
import { bareProducerRate, followOnce, sampleOf, type Sample } from './raw-limits';

/** What `bench:relay` prints. */
export interface RelayFigures {
  readonly benchmark: 'relay';
  readonly quick: boolean;
  readonly events: number;
  /** Events whose records kafkajs alone sends, in sends as large as the relay's. */
  readonly bareProducerPerSecond: number;
  /** Events that a subscription brings to a handler that does nothing. */
  readonly bareSubscriptionPerSecond: number;
  readonly relayPerSecond: number;
  /** What one thread can do that does both: 1 ÷ (1/producer + 1/subscription). */
  readonly limitPerSecond: number;
  /** Relay to limit; the aim is 0.8. */
  readonly ratio: number;
  /** From the answer to an append to a consumer, at half of what the relay does; the aim is a p99 below 250 ms. */
  readonly endToEnd: EndToEndFigures;
}

const FULL = {
  events: 400_000,
  fillSeconds: Infinity,
  sample: 50_000,
  rounds: 4,
  warmUpSeconds: 5,
  seconds: 30,
};
const QUICK = { events: 60_000, fillSeconds: 7, sample: 20_000, rounds: 2, warmUpSeconds: 2, seconds: 5 };
type Sizes = typeof FULL;

interface Bench extends Opened {
  readonly brokers: readonly string[];
}

const LOOK_MS = 5;
const MODEL = 'dossier-filler-0';

const rateOf = async (work: () => Promise<number>): Promise<number> => {
  const from = performance.now();
  return ((await work()) * 1_000) / (performance.now() - from);
};

const topicsOf = ({ brokers }: Bench): Topics =>
  openTopics({ brokers, folder: '', clock: new SystemClock(), publishersApart: true });

/** Copies of the topics, so that the relay finds its own empty. */
const copied = async (bench: Bench, { events, messages }: Sample): Promise<Sample> => {
  const topics = topicsOf(bench);
  const name = (topic: string): string => `bench.${topic}`;
  await topics.create(Object.values(TOPICS).map((spec) => ({ ...spec, name: name(spec.name) })));
  await topics.close();
  return { events, messages: messages.map((message) => ({ ...message, topic: name(message.topic) })) };
};

const measureRaw = async (bench: Bench, { sample: most, rounds }: Sizes) => {
  const { store } = bench.ground;
  const sample = await copied(bench, await sampleOf(store, most));
  const bareSubscriptionPerSecond = await rateOf(() => followOnce(store, () => undefined));
  return {
    bareSubscriptionPerSecond,
    bareProducerPerSecond: await bareProducerRate(bench.brokers, sample, rounds),
  };
};

/** @throws Error when the relay fails, whose figures are void then */
const until = async (relay: Relay, isSo: () => boolean): Promise<void> => {
  while (!isSo()) {
    await pause(LOOK_MS);
    const { failure } = relay.status();
    if (failure !== undefined) throw new Error(`The relay failed: ${failure}`);
  }
};

const measureRelay = async (bench: Bench, sizes: Sizes) => {
  const { store, database, connections } = bench.ground;
  const relay = new Relay({
    store,
    database,
    openTopics: () => topicsOf(bench),
    clock: new SystemClock(),
    onFault: () => undefined,
  });
  const child = new ChildRole<EndToEndOrder, EndToEndFigures>('end-to-end');
  stage('relay');
  relay.start();
  try {
    await until(relay, () => !relay.status().standsBy);
    const relayPerSecond = await rateOf(async () => {
      await until(relay, () => relay.status().isCaughtUp);
      return sizes.events;
    });
    const { warmUpSeconds, seconds } = sizes;
    const eventsPerSecond = Math.round(relayPerSecond / 2);
    const where = { eventStore: connections.eventStore, brokers: bench.brokers, model: MODEL };
    stage('latency at half load');
    const endToEnd = await child.carryOut({ ...where, eventsPerSecond, warmUpSeconds, seconds });
    return { relayPerSecond, endToEnd };
  } finally {
    await child.stop();
    await relay.stop();
  }
};

const measure = async (opened: Opened, sizes: Sizes): Promise<Omit<RelayFigures, 'quick'>> => {
  await fillInterleaved(opened.application, sizes);
  const events = await followOnce(opened.ground.store, () => undefined);
  stage('starting Kafka');
  return withBroker(async ({ brokers }) => {
    const bench = { ...opened, brokers: [brokers] };
    stage('bare subscription and bare producer');
    const raw = await measureRaw(bench, sizes);
    const { relayPerSecond, endToEnd } = await measureRelay(bench, { ...sizes, events });
    const limitPerSecond = 1 / (1 / raw.bareProducerPerSecond + 1 / raw.bareSubscriptionPerSecond);
    const ratio = relayPerSecond / limitPerSecond;
    return { benchmark: 'relay', events, ...raw, relayPerSecond, limitPerSecond, ratio, endToEnd };
  });
};

/** The relay beside what kafkajs and a subscription do alone, and how long a record takes to its consumer. */
export const benchmarkRelay = ({ isQuick }: BenchOptions): Promise<RelayFigures> =>
  inBenchFolder(async (folder) => {
    await adoptBenchmarkReference(folder);
    const figures = await withEngines({ folder }, (opened) => measure(opened, isQuick ? QUICK : FULL));
    return { ...figures, quick: isQuick };
  });
