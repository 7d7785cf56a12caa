import type { Clock } from '@hoso/kernel';
import { KafkaTopics } from './kafkajs/kafka-topics';
import { LocalTopics } from './local/local-topics';
import type { Topics } from './port';

export interface TopicsSettings {
  /** `host:port` each; none means topic files. */
  readonly brokers: readonly string[];
  /** Where topic files are kept; made when it is needed. */
  readonly folder: string;
  /** When a record was written; a broker has a clock of its own. */
  readonly clock: Clock;
}

/** The topics of these settings; nothing is connected or made yet. */
export const openTopics = ({ brokers, folder, clock }: TopicsSettings): Topics =>
  brokers.length > 0 ? new KafkaTopics(brokers) : new LocalTopics(folder, clock);
