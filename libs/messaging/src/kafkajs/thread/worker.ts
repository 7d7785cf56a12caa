import { parentPort, workerData } from 'node:worker_threads';
import type { TopicMessage } from '../../port';
import { KafkaTopics } from '../kafka-topics';
import { toldFault, type Report, type ThreadSettings } from './messages';

const { brokers, name } = workerData as ThreadSettings;

const tell = (report: Report): void => parentPort?.postMessage(report);

const tellOf = (work: Promise<unknown>): void =>
  void work.then(
    () => tell({}),
    (error: unknown) => tell({ fault: toldFault(error) }),
  );

const opening = new KafkaTopics(brokers).openPublisher(name);
tellOf(opening);
parentPort?.on('message', (messages: readonly TopicMessage[]) =>
  tellOf(opening.then((publisher) => publisher.publish(messages))),
);
