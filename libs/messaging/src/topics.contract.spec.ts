import { describeOnKafka } from '@hoso/kafka-broker/testing';
import { KafkaTopics } from './kafkajs/kafka-topics';
import { describeTopics } from './testing/index';

describeOnKafka('the contract of topics', (brokers) =>
  describeTopics('Apache Kafka', () =>
    Promise.resolve({ open: () => new KafkaTopics(brokers), dispose: () => Promise.resolve() }),
  ),
);
