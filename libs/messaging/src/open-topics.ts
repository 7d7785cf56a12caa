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
  /** Whether each publisher at a broker has a thread of its own; needs compiled code. */
  readonly publishersApart?: boolean;
}

/** The topics of these settings; nothing is connected or made yet. */
export const openTopics = ({ brokers, folder, clock, publishersApart = false }: TopicsSettings): Topics =>
  brokers.length > 0 ? new KafkaTopics(brokers, { publishersApart }) : new LocalTopics(folder, clock);
