import { spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isRunning, type ProcessIdentity } from '@hoso/platform';
import { BrokerFolder, type BrokerState } from './broker-folder';
import { kafkaClassPath, type OnNotice } from './distribution';
import { KafkaBrokerError } from './errors';
import { freePorts, isListening } from './ports';
import { runProgram } from './run-program';
import { serverProperties, type BrokerPorts } from './settings';

export interface BrokerStart {
  readonly folder: string;
  /** Where it listens on loopback; the port of the last start when absent, at first any free one. */
  readonly port?: number;
  readonly onNotice?: OnNotice;
}

/** A broker that takes calls; it goes on when this process ends. */
export interface StartedBroker {
  readonly folder: BrokerFolder;
  readonly state: BrokerState;
  /** `host:port`, for `KAFKA_BROKERS`. */
  readonly brokers: string;
}

const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;
const LIGHT = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
const BROKER = ['-Xms128m', '-Xmx384m', ...LIGHT, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
const SAID_LAST = 2_000;

const portsFor = async (folder: BrokerFolder, wanted: number | undefined): Promise<BrokerPorts> => {
  const before = (await folder.state())?.ports;
  const [controller, other] = await freePorts(2);
  return { broker: wanted ?? before?.broker ?? other!, controller: controller! };
};

const format = async (folder: BrokerFolder, classPath: string): Promise<void> => {
  const tool = ['kafka.tools.StorageTool', 'format', '--config', folder.settingsFile];
  const options = ['--cluster-id', 'hoso', '--standalone', '--ignore-formatted'];
  await runProgram('java', [...LIGHT, '-cp', classPath, ...tool, ...options]);
};

const launch = async (folder: BrokerFolder, classPath: string): Promise<ProcessIdentity> => {
  const journal = await open(folder.journal, 'a');
  try {
    const child = spawn('java', [...BROKER, '-cp', classPath, 'kafka.Kafka', folder.settingsFile], {
      stdio: ['ignore', journal.fd, journal.fd],
      detached: true,
    });
    child.on('error', () => undefined); // told below by a process that is not there
    child.unref();
    return identityOf(child.pid ?? 0);
  } finally {
    await journal.close();
  }
};

const didNotStart = async (folder: BrokerFolder, why: string): Promise<KafkaBrokerError> => {
  const said = (await readFile(folder.journal, 'utf8')).slice(-SAID_LAST).trim();
  return new KafkaBrokerError(
    'kafka-did-not-start',
    `Kafka did not start on ${folder.path}: ${why}\n${said}`,
  );
};

const untilReady = async (folder: BrokerFolder, broker: ProcessIdentity, port: number): Promise<void> => {
  const latest = performance.now() + READY_WITHIN_MS;
  // The listener of clients opens last of all.
  while (!(await isListening(port))) {
    if (!isRunning(broker)) throw await didNotStart(folder, 'it ended');
    if (performance.now() > latest) throw await didNotStart(folder, `nothing after ${READY_WITHIN_MS} ms`);
    await sleep(POLL_MS);
  }
  if (!isRunning(broker)) throw await didNotStart(folder, 'it ended');
};

const startIn = async (folder: BrokerFolder, { port, onNotice }: BrokerStart): Promise<StartedBroker> => {
  const classPath = await kafkaClassPath(onNotice ?? (() => undefined));
  const ports = await portsFor(folder, port);
  if (await isListening(ports.broker))
    throw new KafkaBrokerError('kafka-did-not-start', `Port ${ports.broker} is taken by another program`);
  await mkdir(folder.logFolder, { recursive: true });
  await writeFile(folder.settingsFile, serverProperties(folder.logFolder, ports));
  if (!folder.isFormatted) await format(folder, classPath);
  const broker = await launch(folder, classPath);
  const state = { process: broker, ports };
  await folder.remember(state);
  await untilReady(folder, broker, ports.broker);
  return { folder, state, brokers: `127.0.0.1:${ports.broker}` };
};

/**
 * Starts an Apache Kafka of one node in the background: fetched, formatted, ready when this resolves.
 * @throws KafkaBrokerError
 */
export const startBroker = async (start: BrokerStart): Promise<StartedBroker> => {
  const folder = new BrokerFolder(start.folder);
  await folder.claim();
  try {
    return await startIn(folder, start);
  } finally {
    await folder.release();
  }
};
