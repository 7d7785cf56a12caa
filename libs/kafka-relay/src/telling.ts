import { TOPICS, type TopicSpec } from '@hoso/contracts';
import type { RecordedEvent } from '@hoso/event-store';
import type { TopicMessage } from '@hoso/messaging';
import { publicationOf, withheld, type StreamNote } from '@hoso/publication';
import { deadLetterOf } from './dead-letter';
import type { ToldMessage } from './told-message';

/** What becomes of an event. */
export interface Told {
  readonly messages: readonly ToldMessage[];
  readonly note: StreamNote;
}

/** Bytes that a record of each topic may have. */
export type Limits = ReadonlyMap<string, number>;

/** What is promised; an operator may have set less. */
export const PROMISED_LIMITS: Limits = new Map(
  Object.values<TopicSpec>(TOPICS).map(({ name, maxMessageBytes }) => [name, maxMessageBytes]),
);

/** Key, headers and what Kafka adds, generously. */
const FRAME_BYTES = 1_024;

const fitsIn =
  (limits: Limits) =>
  ({ topic, value }: TopicMessage): boolean => {
    const limit = limits.get(topic)! - FRAME_BYTES;
    return 3 * value.length <= limit || Buffer.byteLength(value) <= limit;
  };

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const withoutLarge = (event: RecordedEvent, { messages, note }: Told, limits: Limits): Told => {
  const fits = fitsIn(limits);
  const large = messages.filter((message) => !fits(message));
  if (large.length === 0) return { messages, note };
  const topics = new Set(large.map(({ topic }) => topic));
  const standIns = withheld(event, note).filter(({ topic }) => topics.has(topic));
  const detail = `More than ${[...topics].join(', ')} takes`;
  const deadLetter = deadLetterOf(event, { cause: 'too-large', detail });
  return { messages: [...standIns, ...messages.filter(fits), deadLetter], note };
};

/**
 * The records of an event, whatever it holds: what cannot be told is told by its private form on the dossier topic, where
 * no number may be missing, takes no number elsewhere, and is a dead letter.
 */
export const tell = (event: RecordedEvent, note: StreamNote, limits: Limits): Told => {
  try {
    return withoutLarge(event, publicationOf(event, note), limits);
  } catch (error) {
    const deadLetter = deadLetterOf(event, { cause: 'not-publishable', detail: textOf(error) });
    return { messages: [...withheld(event, note), deadLetter], note };
  }
};
