import type { Producer } from 'kafkajs';
import { PublicationUnknown, PublisherFenced } from '../errors';
import { orAborted } from '../or-aborted';
import type { Publisher, TopicMessage } from '../port';
import { refuseTooLarge } from '../record-bytes';
import { isFencing } from './kafka-faults';
import { byTopic, sendParts } from './send-parts';

export interface KafkaPublisherParts {
  readonly name: string;
  readonly producer: Producer;
  /** The largest batch of each topic, in bytes. @throws TopicUnknown */
  limitsOf(topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/**
 * One transaction for each publication, one send at a time. The first failure of a transaction ends it: kafkajs gives a
 * sequence number that was not acknowledged to the next send, so that after an abort the broker could take new messages
 * for repeats of aborted ones, and acknowledge and drop them. A publisher opened anew begins with new numbers.
 */
export class KafkaPublisher implements Publisher {
  private readonly ending = new AbortController();
  private last: Promise<unknown> = Promise.resolve();
  private underWay: Promise<unknown> = Promise.resolve();

  private constructor(private readonly parts: KafkaPublisherParts) {}

  /** Opens a transaction at once, which puts a predecessor out of action and undoes what it left open. */
  static async open(parts: KafkaPublisherParts): Promise<KafkaPublisher> {
    try {
      await parts.producer.connect();
      const transaction = await parts.producer.transaction();
      await transaction.abort();
      return new KafkaPublisher(parts);
    } catch (error) {
      await parts.producer.disconnect();
      throw error;
    }
  }

  publish(messages: readonly TopicMessage[]): Promise<void> {
    const turn = this.last.then(() => {
      const publication = this.publishNow(messages);
      this.underWay = publication.catch(() => undefined);
      return orAborted(publication, this.ending.signal);
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    this.end(new PublicationUnknown(this.parts.name));
    const { producer } = this.parts;
    await producer.disconnect();
    // kafkajs connects anew for what it is still at.
    void this.underWay.then(() => producer.disconnect()).catch(() => undefined);
  }

  private async publishNow(messages: readonly TopicMessage[]): Promise<void> {
    this.ending.signal.throwIfAborted();
    if (messages.length === 0) return;
    const limits = await this.parts.limitsOf([...new Set(messages.map(({ topic }) => topic))]);
    refuseTooLarge(messages, limits);
    try {
      const transaction = await this.parts.producer.transaction();
      for (const part of sendParts(messages, limits))
        await transaction.sendBatch({ acks: -1, topicMessages: byTopic(part) });
      await transaction.commit();
    } catch (error) {
      throw this.end(this.endOf(error));
    }
  }

  private endOf(cause: unknown): Error {
    const { name } = this.parts;
    return isFencing(cause) ? new PublisherFenced(name, { cause }) : new PublicationUnknown(name, { cause });
  }

  private end(reason: Error): Error {
    this.ending.abort(reason);
    return this.ending.signal.reason as Error;
  }
}
