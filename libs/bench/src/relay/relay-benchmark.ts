import { randomUUID } from 'node:crypto';
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

/** From the answer to an append to a consumer. */
type AtRate = EndToEndFigures & { readonly offeredPerSecond: number };

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
  /** At half of what the relay does when it catches up with nobody beside it; the aim is a p99 below 250 ms. */
  readonly endToEnd: AtRate;
  /** At half of what goes the whole way while appends and consumer take their part of the machine; the same aim. */
  readonly live: AtRate & { readonly mostPerSecond: number };
}

const FULL = {
  events: 400_000,
  fillSeconds: Infinity,
  sample: 50_000,
  rounds: 4,
  warmUpSeconds: 5,
  seconds: 30,
};
const QUICK = { events: 60_000, fillSeconds: 5, sample: 10_000, rounds: 2, warmUpSeconds: 1, seconds: 3 };
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

/** Catching up, with nobody beside it. @returns events per second */
const measureCatchUp = async (relay: Relay, events: number): Promise<number> => {
  await until(relay, () => relay.status().events !== undefined);
  return rateOf(async () => {
    await until(relay, () => relay.status().isCaughtUp);
    return events;
  });
};

const measureLatencies = async (
  { ground: { connections }, brokers }: Bench,
  relayPerSecond: number,
  { warmUpSeconds, seconds }: Sizes,
): Promise<Pick<RelayFigures, 'endToEnd' | 'live'>> => {
  const child = new ChildRole<EndToEndOrder, EndToEndFigures>('end-to-end');
  const group = `bench-${randomUUID()}`;
  const where = { eventStore: connections.eventStore, brokers, group, model: MODEL };
  const carried = (offered: EndToEndOrder['offered']): Promise<EndToEndFigures> => {
    stage(`from commit to consumer, ${offered} events a second`);
    return child.carryOut({ ...where, offered, warmUpSeconds, seconds });
  };
  const atHalfOf = async (perSecond: number): Promise<AtRate> => {
    const offeredPerSecond = Math.round(perSecond / 2);
    return { offeredPerSecond, ...(await carried(offeredPerSecond)) };
  };
  try {
    const endToEnd = await atHalfOf(relayPerSecond);
    const { eventsPerSecond: mostPerSecond } = await carried('most');
    return { endToEnd, live: { mostPerSecond, ...(await atHalfOf(mostPerSecond)) } };
  } finally {
    await child.stop();
  }
};

const measureRelay = async (bench: Bench, sizes: Sizes) => {
  const { store, database } = bench.ground;
  const relay = new Relay({
    store,
    database,
    openTopics: () => topicsOf(bench),
    clock: new SystemClock(),
    onFault: () => undefined,
  });
  stage('relay');
  relay.start();
  try {
    const relayPerSecond = await measureCatchUp(relay, sizes.events);
    return { relayPerSecond, ...(await measureLatencies(bench, relayPerSecond, sizes)) };
  } finally {
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
    const relayed = await measureRelay(bench, { ...sizes, events });
    const limitPerSecond = 1 / (1 / raw.bareProducerPerSecond + 1 / raw.bareSubscriptionPerSecond);
    const ratio = relayed.relayPerSecond / limitPerSecond;
    return { benchmark: 'relay', events, ...raw, limitPerSecond, ratio, ...relayed };
  });
};

/** The relay beside what kafkajs and a subscription do alone, and how long a record takes to its consumer. */
export const benchmarkRelay = ({ isQuick }: BenchOptions): Promise<RelayFigures> =>
  inBenchFolder(async (folder) => {
    await adoptBenchmarkReference(folder);
    const figures = await withEngines({ folder }, (opened) => measure(opened, isQuick ? QUICK : FULL));
    return { ...figures, quick: isQuick };
  });
