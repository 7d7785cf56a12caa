import { join } from 'node:path';
import { Relay } from '@hoso/kafka-relay';
import { openTopics } from '@hoso/messaging';
import { SystemClock, type Configuration, type HealthRegistry, type Shutdown } from '@hoso/platform';
import type { Ground } from './ground';
import type { ProjectorJournal } from './projector-journal';

export interface KafkaRelayRun {
  readonly configuration: Configuration;
  readonly ground: Ground;
  readonly shutdown: Shutdown;
  readonly journal: ProjectorJournal;
  readonly health?: HealthRegistry;
}

/** Tells Apache Kafka, or topic files in the data folder, what the log holds, until the process stops. */
export const runKafkaRelay = (run: KafkaRelayRun): Relay => {
  const { configuration, ground, shutdown, journal, health } = run;
  const { kafkaBrokers: brokers, dataFolder } = configuration;
  const { store, database } = ground;
  const clock = new SystemClock();
  const relay = new Relay({
    store,
    database,
    openTopics: () =>
      openTopics({ brokers, folder: join(dataFolder, 'topics'), clock, publishersApart: true }),
    clock,
    onFault: (error) => journal.warn({ err: error }, 'the relay begins again'),
  });
  health?.onReport('kafka relay', () => relay.status());
  relay.start();
  shutdown.onStop('kafka relay', () => relay.stop());
  return relay;
};
