import type { TopicMessage } from './port';
import { MessageTooLarge } from './errors';

/** Frame of a batch, and the most that lengths and marks of a record and of a header take in Kafka's format. */
const BATCH_BYTES = 61;
const RECORD_BYTES = 36;
const HEADER_BYTES = 10;

/** The most that a message alone in a batch takes in Kafka's format, uncompressed. */
export const recordBytes = ({ key, value, headers }: TopicMessage): number => {
  let bytes = BATCH_BYTES + RECORD_BYTES + Buffer.byteLength(key) + Buffer.byteLength(value);
  for (const [name, text] of Object.entries(headers))
    bytes += HEADER_BYTES + Buffer.byteLength(name) + Buffer.byteLength(text);
  return bytes;
};

/** @throws MessageTooLarge for the first message beyond what its topic takes, in bytes by its name */
export const refuseTooLarge = (
  messages: readonly TopicMessage[],
  limits: ReadonlyMap<string, number>,
): void => {
  for (const message of messages) {
    const limit = limits.get(message.topic) ?? 0;
    if (recordBytes(message) > limit) throw new MessageTooLarge(message.topic, message.key, limit);
  }
};
