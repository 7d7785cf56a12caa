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

/** What Kafka adds to a record, generously. */
const FRAME_BYTES = 1_024;

const LIMITS: ReadonlyMap<string, number> = new Map(
  Object.values<TopicSpec>(TOPICS).map(({ name, maxMessageBytes }) => [name, maxMessageBytes - FRAME_BYTES]),
);

const fits = ({ topic, value }: TopicMessage): boolean => {
  const limit = LIMITS.get(topic)!;
  return 3 * value.length <= limit || Buffer.byteLength(value) <= limit;
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const withoutLarge = (event: RecordedEvent, { messages, note }: Told): Told => {
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
export const tell = (event: RecordedEvent, note: StreamNote): Told => {
  try {
    return withoutLarge(event, publicationOf(event, note));
  } catch (error) {
    const deadLetter = deadLetterOf(event, { cause: 'not-publishable', detail: textOf(error) });
    return { messages: [...withheld(event, note), deadLetter], note };
  }
};
