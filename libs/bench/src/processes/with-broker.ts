import { MortalBroker } from '@hoso/kafka-broker';
import { endedInAnyCase } from './ended-in-any-case';

/** Work with a Kafka of its own. @throws KafkaBrokerError */
export const withBroker = async <Result>(
  work: (broker: MortalBroker) => Promise<Result>,
): Promise<Result> => {
  const broker = await MortalBroker.start();
  return endedInAnyCase(
    () => broker.dispose(),
    () => work(broker),
  );
};
