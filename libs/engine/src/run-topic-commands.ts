import { join } from 'node:path';
import { openTopics } from '@hoso/messaging';
import { SystemClock, type Configuration, type HealthRegistry, type Shutdown } from '@hoso/platform';
import { HttpCommandGate, startTopicCommands } from '@hoso/topic-commands';
import { deadLetterSeal } from './dead-letter-seal';
import type { Ground } from './ground';
import type { ProjectorJournal } from './projector-journal';

export interface TopicCommandsRun {
  readonly configuration: Configuration;
  readonly ground: Pick<Ground, 'secrets'>;
  readonly shutdown: Shutdown;
  readonly journal: ProjectorJournal;
  readonly health?: HealthRegistry;
  /** Base address of the API. */
  readonly address: string;
}

/** Takes commands from Apache Kafka, or from topic files in the data folder, until the process stops. */
export const runTopicCommands = (run: TopicCommandsRun): void => {
  const { configuration, ground, shutdown, journal, health, address } = run;
  const clock = new SystemClock();
  const { kafkaBrokers: brokers, dataFolder, commandsRetentionDays } = configuration;
  const topics = openTopics({ brokers, folder: join(dataFolder, 'topics'), clock });
  const running = startTopicCommands({
    topics,
    clock,
    commandsRetentionDays,
    seal: deadLetterSeal(ground.secrets).seal,
    gate: new HttpCommandGate(address),
    onFault: (error) => journal.warn({ err: error }, 'commands of the topic wait'),
  });
  health?.onReport('topic commands', running.status);
  shutdown.onStop('topics of commands', () => topics.close());
  shutdown.onStop('commands of the topic', () => running.stop());
};
