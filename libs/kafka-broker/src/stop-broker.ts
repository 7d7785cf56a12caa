import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '@hoso/platform';
import { BrokerFolder, type BrokerState } from './broker-folder';
import { isListening } from './ports';

const POLL_MS = 20;
const PATIENCE_MS = 10_000;

/** A process that is as good as dead still holds its port for a moment. */
const isThere = async ({ process: broker, ports }: BrokerState): Promise<boolean> =>
  isRunning(broker) || (await isListening(ports.broker));

const hasEnded = async (broker: BrokerState, withinMs: number): Promise<boolean> => {
  const latest = performance.now() + withinMs;
  while (await isThere(broker)) {
    if (performance.now() > latest) return false;
    await sleep(POLL_MS);
  }
  return true;
};

const signal = ({ process: broker }: BrokerState, name: NodeJS.Signals): void => {
  if (isRunning(broker)) process.kill(broker.pid, name);
};

/** Ends a broker as a loss of power would. */
export const killBroker = async (broker: BrokerState): Promise<void> => {
  signal(broker, 'SIGKILL');
  await hasEnded(broker, PATIENCE_MS);
};

/** Ends a broker in good order, or after ten seconds without. */
export const terminateBroker = async (broker: BrokerState): Promise<void> => {
  signal(broker, 'SIGTERM');
  if (!(await hasEnded(broker, PATIENCE_MS))) await killBroker(broker);
};

/** Stops the broker of a folder. @returns whether one ran */
export const stopBroker = async (folder: string): Promise<boolean> => {
  const running = await new BrokerFolder(folder).runningState();
  if (running) await terminateBroker(running);
  return running !== undefined;
};
