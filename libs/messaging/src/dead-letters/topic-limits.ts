import { TOPICS, type TopicSpec } from '@hoso/contracts';
import { isMessageTooLarge } from '../errors';
import type { TopicMessage } from '../port';
import { recordBytes } from '../record-bytes';

/** Bytes that a record of each topic of Hoso may take: what is promised, until a refusal tells that an operator set less. */
export class TopicLimits {
  private readonly limits = new Map(
    Object.values<TopicSpec>(TOPICS).map(({ name, maxMessageBytes }) => [name, maxMessageBytes]),
  );

  of(topic: string): number {
    return this.limits.get(topic) ?? 0;
  }

  fits(message: TopicMessage): boolean {
    return recordBytes(message) <= this.of(message.topic);
  }

  /** @returns whether the error is a refusal that tells of a smaller limit: what is built anew for it fits */
  learn(error: unknown): boolean {
    if (!isMessageTooLarge(error) || error.maxBytes >= this.of(error.topic)) return false;
    this.limits.set(error.topic, error.maxBytes);
    return true;
  }
}
