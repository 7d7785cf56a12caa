import { Partitioners, type Producer } from 'kafkajs';
import type { TopicMessage } from '../port';
import { kafkaClient } from './kafka-client';
import { byTopic } from './send-parts';

/** Sends through kafkajs and nothing else, one send at a time: the limit that a measurement compares with. */
export class BareProducer {
  private readonly producer: Producer;

  constructor(brokers: readonly string[]) {
    this.producer = kafkaClient(brokers).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
    });
  }

  connect(): Promise<void> {
    return this.producer.connect();
  }

  /** @throws whatever kafkajs throws; nothing is tried again */
  async send(messages: readonly TopicMessage[]): Promise<void> {
    await this.producer.sendBatch({ acks: -1, topicMessages: byTopic(messages) });
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}
