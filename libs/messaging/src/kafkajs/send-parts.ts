import type { TopicMessages } from 'kafkajs';
import type { TopicMessage } from '../port';
import { recordBytes } from '../record-bytes';

const MAX_MESSAGES = 500;

/**
 * Parts of a publication, each fit for one send. What a send holds for one partition becomes one batch there, and a topic
 * limits batches, not messages: a part stays below the smallest limit of its topics.
 */
export function* sendParts(
  messages: readonly TopicMessage[],
  limits: ReadonlyMap<string, number>,
): Generator<readonly TopicMessage[]> {
  const limit = Math.min(...messages.map(({ topic }) => limits.get(topic) ?? 0));
  let part: TopicMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = recordBytes(message);
    if (part.length === MAX_MESSAGES || (part.length > 0 && bytes + size > limit)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(message);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

/** The form that kafkajs takes, in the same order within each topic. */
export const byTopic = (messages: readonly TopicMessage[]): TopicMessages[] => {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, key, value, headers } of messages) {
    const entry = topics.get(topic) ?? { topic, messages: [] };
    entry.messages.push({ key, value, headers: { ...headers } });
    topics.set(topic, entry);
  }
  return [...topics.values()];
};
