import type { Command } from 'commander';
import type { KafkaOptions } from '../commands/kafka';
import type { Json, Speaking } from './speaking';

/** An Apache Kafka for development and tests. */
export const registerKafka = (program: Command, speaking: Speaking): void => {
  const kafka = program
    .command('kafka')
    .description('an Apache Kafka for development and tests, without containers');
  const withFolder = (command: Command): Command =>
    command
      .option('--data <folder>', 'its folder', 'data/kafka')
      .option('--json', 'one JSON object as the last line of stdout');
  withFolder(kafka.command('start'))
    .description('start it in the background; the last line is what KAFKA_BROKERS is set to')
    .option('--port <number>', 'port on loopback; that of the last start when absent, at first any free one')
    .action(async (options: KafkaOptions & Json) => {
      const { startKafka } = await import('../commands/kafka.js');
      await startKafka(options, speaking.terminal(options));
    });
  withFolder(kafka.command('stop'))
    .description('stop it')
    .action(async (options: KafkaOptions & Json) => {
      const { stopKafka } = await import('../commands/kafka.js');
      await stopKafka(options, speaking.terminal(options));
    });
};
