import type { Command } from 'commander';
import type { TailOptions, TopicsOptions } from '../commands/topics';
import type { EngineOptions, ServingOptions } from '../session';
import { outsideOf, withEngines, type Json, type Speaking } from './speaking';

const withTopics = (command: Command): Command =>
  command
    .option('--brokers <list>', 'host:port of an Apache Kafka, divided by commas (KAFKA_BROKERS)')
    .option('--data <folder>', 'data folder of topic files (HOSO_DATA), whatever KAFKA_BROKERS says');

/** Looking at topics, and looking after them. */
export const registerTopics = (program: Command, speaking: Speaking): void => {
  const topics = program.command('topics').description('look at topics, of Apache Kafka or in files');

  withTopics(topics.command('list'))
    .description('every topic, its partitions and its last record')
    .option('--json', 'one JSON object as the last line of stdout')
    .action(async (options: TopicsOptions & Json) => {
      const { listTopics } = await import('../commands/topics.js');
      await listTopics(options, outsideOf(speaking, options));
    });

  withTopics(topics.command('tail <name>'))
    .description('records as they come, until Ctrl-C')
    .option('--key <key>', 'only those of one key, such as the code of a dossier')
    .option('--from-start', 'the records that stand there, first')
    .option('--limit <number>', 'end after so many')
    .option('--open', 'open sealed dead letters by the secrets.json of the data folder; as JSON')
    .option('--json', 'a JSON object for each record')
    .action(async (name: string, options: TailOptions & Json) => {
      const { tailTopic } = await import('../commands/topics.js');
      await tailTopic(name, options, outsideOf(speaking, options));
    });

  withEngines(topics.command('verify').description('compare the topics with the log, record by record'))
    .option('--kafka-brokers <list>', 'host:port, divided by commas (KAFKA_BROKERS)')
    .action(async (options: ServingOptions & Json) => {
      const { verifyTopics } = await import('../commands/topics-upkeep.js');
      if (!(await verifyTopics(options, outsideOf(speaking, options)))) speaking.end(1);
    });

  withEngines(
    topics.command('republish').description('publish whatever the topics lack, from the first event on'),
  ).action(async (options: EngineOptions & Json) => {
    const { republishTopics } = await import('../commands/topics-upkeep.js');
    await republishTopics(options, outsideOf(speaking, options));
  });
};
