import { HEADERS } from '@hoso/contracts';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { BareProducer, type TopicMessage } from '@hoso/messaging';
import { NO_NOTE, publicationOf, PUBLISHED_EVENTS } from '@hoso/publication';

/** Follows the log from its beginning until its end, or until so many events. @returns how many it brought */
export const followOnce = async (
  store: EventStore,
  onEvent: (event: RecordedEvent) => void,
  most = Infinity,
): Promise<number> => {
  let events = 0;
  let end: () => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const subscription = store.subscribe({
    filter: PUBLISHED_EVENTS,
    onEvent: (event) => {
      if (events >= most) return end();
      events += 1;
      onEvent(event);
    },
    onCaughtUp: () => end(),
    onFailure: (error) => fail(error),
  });
  await ended;
  await subscription.stop();
  return events;
};

/** Events and the records that tell them, as a relay sends them. */
export interface Sample {
  readonly events: number;
  readonly messages: readonly TopicMessage[];
}

export const sampleOf = async (store: EventStore, most: number): Promise<Sample> => {
  const messages: TopicMessage[] = [];
  const take = (event: RecordedEvent): void => {
    for (const { topic, key, value, headers } of publicationOf(event, NO_NOTE).messages)
      messages.push({ topic, key, value, headers: { [HEADERS.sequence]: '0', ...headers } });
  };
  return { events: await followOnce(store, take, most), messages };
};

const SEND = 500;

/** Sends the sample again and again, in sends as large as a relay's. @returns events per second */
export const bareProducerRate = async (
  brokers: readonly string[],
  { events, messages }: Sample,
  rounds: number,
): Promise<number> => {
  const producer = new BareProducer(brokers);
  await producer.connect();
  const round = async (): Promise<void> => {
    for (let at = 0; at < messages.length; at += SEND) await producer.send(messages.slice(at, at + SEND));
  };
  try {
    await round();
    const from = performance.now();
    for (let nr = 0; nr < rounds; nr += 1) await round();
    return (rounds * events * 1_000) / (performance.now() - from);
  } finally {
    await producer.close();
  }
};
