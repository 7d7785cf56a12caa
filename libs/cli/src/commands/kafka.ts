import { startBroker, stopBroker } from '@hoso/kafka-broker';
import { answer, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';

export interface KafkaOptions {
  readonly data: string;
  readonly port?: string;
}

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port > 0 && port <= 65_535)) throw new UsageError(`--port: 1 to 65535, not "${text}"`);
  return port;
};

/** `hoso kafka start`: an Apache Kafka in the background. The last line is what `KAFKA_BROKERS` is set to. */
export const startKafka = async ({ data, port }: KafkaOptions, terminal: Terminal): Promise<void> => {
  const onNotice = (text: string): void => void terminal.err.write(`${text}\n`);
  const options = { folder: data, onNotice, ...(port !== undefined && { port: portOf(port) }) };
  const { brokers, folder, state } = await startBroker(options);
  const { pid } = state.process;
  terminal.err.write(`Kafka: process ${pid}, ${folder.path}\n`);
  answer(terminal, { brokers, pid }, () => [brokers]);
};

/** `hoso kafka stop`: ends it in good order. */
export const stopKafka = async ({ data }: KafkaOptions, terminal: Terminal): Promise<void> => {
  const stopped = await stopBroker(data);
  answer(terminal, { stopped }, () => [stopped ? 'Đã dừng (stopped)' : 'Không chạy (did not run)']);
};
